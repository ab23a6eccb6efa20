"""Maximum spanning trees (Chu and Liu 1965, Edmonds 1967) with a single root, as the library decodes them."""

import numpy as np


def spanning_tree(scores):
    """The heads of the best tree; `scores` is dependent × head, 0 is the root, and the root's own head is given as 0."""
    scores = scores.astype(np.float64)
    n = len(scores)
    np.fill_diagonal(scores, -np.inf)
    scores[0] = -np.inf
    heads = edmonds(scores)
    roots = [i for i in range(1, n) if heads[i] == 0]
    if len(roots) <= 1:
        return heads
    best, best_score = heads, -np.inf
    for root in range(1, n):
        if scores[root, 0] == -np.inf:
            continue
        single = scores.copy()
        single[1:, 0] = -np.inf
        single[root] = -np.inf
        single[root, 0] = scores[root, 0]
        candidate = edmonds(single)
        score = sum(scores[i, candidate[i]] for i in range(1, n))
        if score > best_score:
            best, best_score = candidate, score
    return best


def edmonds(scores):
    n = len(scores)
    heads = [0] + [int(np.argmax(scores[i])) for i in range(1, n)]
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [i for i in range(n) if i not in inside]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    new = len(outside)
    entering, leaving = {}, {}
    small[:new, :new] = scores[np.ix_(outside, outside)]
    for a, i in enumerate(outside):
        if i:
            best = max(cycle, key=lambda j: scores[i, j])
            leaving[a], small[a, new] = best, scores[i, best]
        gain = [(scores[j, i] - scores[j, heads[j]], j) for j in cycle]
        small[new, a], entering[a] = max(gain)
    contracted = edmonds(small)
    result = [0] * n
    for j in cycle:
        result[j] = heads[j]
    for a, i in enumerate(outside):
        if i:
            head = contracted[a]
            result[i] = leaving[a] if head == new else outside[head]
    result[entering[contracted[new]]] = outside[contracted[new]]
    return result


def find_cycle(heads):
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at):]
        for i in path:
            state[i] = 2
    return []
