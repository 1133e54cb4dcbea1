"""Writes two_parameters.json: made-up answers, and what other programs estimate from them for the two-parameter logistic model.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install girth==0.8.0 numpy==2.4.6 scipy==1.17.1
    /tmp/venv/bin/python bench/data/two_parameters.py > bench/data/two_parameters.json

Two people in three were asked each item; "." is an answer that is missing. `girth` is twopl_mml, which solves each
difficulty from the share of right answers and stops when no discrimination changes by 0.001, so it is near the maximum
but not at it. `direct` is the maximum of the same marginal likelihood as scipy.optimize finds it, with standard errors
from the inverse of its Hessian, which is taken by differences.
"""
import json

import girth
import numpy as np
from scipy.optimize import minimize

SEED, PEOPLE, ITEMS = 20261201, 1200, 12

rng = np.random.default_rng(SEED)
a = np.exp(rng.normal(0.1, 0.35, ITEMS))
b = rng.normal(-0.5, 1.0, ITEMS)
ability = rng.normal(size=PEOPLE)
chance = 1 / (1 + np.exp(-a[:, None] * (ability[None, :] - b[:, None])))
right = (rng.random((ITEMS, PEOPLE)) < chance).astype(int)
asked = rng.random((ITEMS, PEOPLE)) < 2 / 3
whole = right.copy()
part = np.where(asked, right, -1)

nodes, weights = np.polynomial.hermite_e.hermegauss(61)
weights = weights / weights.sum()


def loss(parameters, data):
    """The negative marginal log-likelihood of ln a and b, over Gauss-Hermite nodes."""
    log_a, b = np.split(parameters, 2)
    z = np.exp(log_a)[:, None] * (nodes[None, :] - b[:, None])
    log_right, log_wrong = -np.logaddexp(0, -z), -np.logaddexp(0, z)
    log = (data == 1).T.astype(float) @ log_right + (data == 0).T.astype(float) @ log_wrong
    most = log.max(axis=1, keepdims=True)
    return -(most[:, 0] + np.log(np.exp(log - most) @ weights)).sum()


def hessian(f, x, h=1e-3):
    n = len(x)
    steps = np.eye(n) * h
    found = np.empty((n, n))
    for i in range(n):
        for j in range(i + 1):
            found[i, j] = found[j, i] = (
                f(x + steps[i] + steps[j]) - f(x + steps[i] - steps[j]) - f(x - steps[i] + steps[j]) + f(x - steps[i] - steps[j])
            ) / (4 * h * h)
    return found


def direct(data):
    f = lambda x: loss(x, data)
    found = minimize(f, np.zeros(2 * ITEMS), method="BFGS", options={"gtol": 1e-4, "maxiter": 2000})
    errors = np.sqrt(np.diag(np.linalg.inv(hessian(f, found.x))))
    log_a, b = np.split(found.x, 2)
    log_a_error, b_error = np.split(errors, 2)
    return {"log_a": log_a, "log_a_error": log_a_error, "b": b, "b_error": b_error}


def theirs(data):
    tagged = girth.tag_missing_data(data, [0, 1])
    found = girth.twopl_mml(tagged, {"max_iteration": 500, "use_LUT": False, "quadrature_n": 61, "quadrature_bounds": (-6, 6)})
    return {"a": found["Discrimination"], "b": found["Difficulty"]}


def written(data):
    sets = {"girth": theirs(data), "direct": direct(data)}
    rounded = {name: {key: [round(float(x), 5) for x in values] for key, values in found.items()} for name, found in sets.items()}
    rows = ["".join("." if x < 0 else str(x) for x in data[:, person]) for person in range(PEOPLE)]
    return {"answers": rows, **rounded}


header = {
    "made by": "bench/data/two_parameters.py, which says how",
    "versions": {"girth": "0.8.0", "numpy": "2.4.6", "scipy": "1.17.1"},
    "call": "girth.twopl_mml(girth.tag_missing_data(answers, [0, 1]), {'max_iteration': 500, 'use_LUT': False, "
    "'quadrature_n': 61, 'quadrature_bounds': (-6, 6)})",
    "seed": SEED,
    "true": {"a": [round(float(x), 5) for x in a], "b": [round(float(x), 5) for x in b]},
}
print(json.dumps({**header, "whole": written(whole), "part": written(part)}, indent=1))
