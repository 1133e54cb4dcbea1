//! Inverse of a symmetric matrix.

/// Returns the inverse of a symmetric positive definite matrix of this size, row by row, by Cholesky's
/// decomposition; none if it is not positive definite.
pub(crate) fn inverse(mut matrix: Vec<f64>, size: usize) -> Option<Vec<f64>> {
    // The lower triangle becomes L, of which the matrix is L·Lᵀ.
    for row in 0..size {
        for column in 0..=row {
            let known: f64 = (0..column).map(|k| matrix[row * size + k] * matrix[column * size + k]).sum();
            let rest = matrix[row * size + column] - known;
            matrix[row * size + column] = if row > column {
                rest / matrix[column * size + column]
            } else if rest > 0.0 {
                rest.sqrt()
            } else {
                return None;
            };
        }
    }
    let mut inverse = vec![0.0; size * size];
    for unit in 0..size {
        let mut solved = vec![0.0; size];
        for row in 0..size {
            let known: f64 = (0..row).map(|k| matrix[row * size + k] * solved[k]).sum();
            solved[row] = (f64::from(u8::from(row == unit)) - known) / matrix[row * size + row];
        }
        for row in (0..size).rev() {
            let known: f64 = (row + 1..size).map(|k| matrix[k * size + row] * solved[k]).sum();
            solved[row] = (solved[row] - known) / matrix[row * size + row];
            inverse[row * size + unit] = solved[row];
        }
    }
    Some(inverse)
}

#[cfg(test)]
mod tests {
    use super::inverse;

    #[test]
    fn a_matrix_times_its_inverse_is_one() {
        let matrix = vec![4.0, 2.0, 0.5, 2.0, 3.0, 1.0, 0.5, 1.0, 2.0];
        let found = inverse(matrix.clone(), 3).expect("positive definite");
        for (row, column) in (0..9).map(|place| (place / 3, place % 3)) {
            let product: f64 = (0..3).map(|k| matrix[row * 3 + k] * found[k * 3 + column]).sum();
            assert!((product - f64::from(u8::from(row == column))).abs() < 1e-12);
        }
        assert_eq!(inverse(vec![1.0, 2.0, 2.0, 1.0], 2), None, "one of its eigenvalues is −1");
    }
}
