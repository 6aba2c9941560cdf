# SPDX-License-Identifier: GPL-3.0-or-later
# Writes signed_rank.json: the exact signed-rank test of large samples with ties and zeros, by whole numbers of any size.
# Standard library only. The differences are (37 i^2 + 11 i) mod m - m // 2 + shift for i from 1 to n.
#
#   python3 signed_rank.py
import json
from fractions import Fraction


def doubled_ranks(differences, pratt):
    used = sorted(differences if pratt else [d for d in differences if d], key=abs)
    ranks, start = [], 0
    while start < len(used):
        end = start
        while end < len(used) and abs(used[end]) == abs(used[start]):
            end += 1
        ranks += [(start + end + 1, d) for d in used[start:end] if d]
        start = end
    return ranks


def tails(ranks):
    """P(W <= w), P(W >= w) and the two-sided p: one polynomial as one number, so many bits for each coefficient."""
    n, bits = len(ranks), len(ranks) + 1
    rises = sum(r for r, d in ranks if d > 0)
    total = sum(r for r, _ in ranks)
    near = min(rises, total - rises)
    mask = (1 << (bits * (near + 1))) - 1
    polynomial = 1
    for rank, _ in ranks:
        if rank <= near:
            polynomial = (polynomial + (polynomial << (bits * rank))) & mask
    data = polynomial.to_bytes((bits * (near + 1) + 7) // 8 + 1, "little")
    below = point = 0
    for place in range(near + 1):
        first = bits * place
        piece = int.from_bytes(data[first // 8:(first + bits + 7) // 8], "little") >> (first % 8)
        point = piece & ((1 << bits) - 1)
        below += point
    below -= point
    low, high = Fraction(below + point, 1 << n), 1 - Fraction(below, 1 << n)
    two = Fraction(1) if 2 * near == total else min(Fraction(1), 2 * low)
    return (low, high, two) if rises == near else (high, low, two)


def main():
    rows = []
    for n, modulus, shift in [(120, 17, 1), (300, 23, 2), (400, 401, 150), (400, 61, -13), (1000, 61, 2), (1000, 61, 13)]:
        differences = [(37 * i * i + 11 * i) % modulus - modulus // 2 + shift for i in range(1, n + 1)]
        for pratt in [False, True]:
            less, greater, two = tails(doubled_ranks(differences, pratt))
            rows.append({"n": n, "modulus": modulus, "shift": shift, "pratt": pratt, "less": float(less),
                         "greater": float(greater), "twoSided": float(two)})
    with open("signed_rank.json", "w") as file:
        json.dump(rows, file, indent=1)
        file.write("\n")


main()
