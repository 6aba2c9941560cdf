# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes random_stream.json: xoshiro256** seeded as RandomStream does, written from the authors' C code (prng.di.unimi.it).

    python3 random_stream.py
"""
import json
import pathlib

M = (1 << 64) - 1


def splitmix(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & M
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
        yield z ^ (z >> 31)


def rotl(x, k):
    return ((x << k) | (x >> (64 - k))) & M


def xoshiro(s):
    s = list(s)
    while True:
        yield (rotl((s[1] * 5) & M, 7) * 9) & M
        t = (s[1] << 17) & M
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)


def stream(seed, item):
    second = splitmix(next(splitmix(seed)) ^ ((item * 0xD1B54A32D192ED03) & M))
    mixer = splitmix(next(second))
    return xoshiro([next(mixer) for _ in range(4)])


rows = []
for seed, item in [(0, 0), (1, 0), (1, 1), (2025, 77), (M, M)]:
    g = stream(seed, item)
    rows.append({"seed": str(seed), "item": str(item), "words": [str(next(g)) for _ in range(5)]})
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(rows, indent=1) + "\n")
