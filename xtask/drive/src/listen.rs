//! Port on loopback that answers each connection on a thread of its own, until it is dropped.
use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Open port.
#[derive(Debug)]
pub(crate) struct Listener {
    /// Its address.
    pub(crate) address: SocketAddr,
    stop: Arc<AtomicBool>,
}

impl Listener {
    /// Opens a free port of 127.0.0.1.
    ///
    /// # Errors
    /// When no port can be had.
    pub(crate) fn start(
        answer: impl Fn(TcpStream) -> io::Result<()> + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let stop = Arc::new(AtomicBool::new(false));
        let (stopped, answer) = (Arc::clone(&stop), Arc::new(answer));
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                if stopped.load(Ordering::Relaxed) {
                    break;
                }
                let answer = Arc::clone(&answer);
                // A browser that hangs up early is no failure of ours.
                thread::spawn(move || drop(answer(connection)));
            }
        });
        Ok(Self { address, stop })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // Wakes the accepting thread so that it sees the flag.
        drop(TcpStream::connect(self.address));
    }
}
