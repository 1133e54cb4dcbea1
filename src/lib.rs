//! TopUp Guard: the widget.
