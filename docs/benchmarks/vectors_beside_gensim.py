#!/usr/bin/env python3
"""Word vectors of Loopgrid beside gensim's: the same text and settings, one pass, one thread, one run, one scoring code.

Needs gensim (Debian: apt-get install python3-gensim, then /usr/bin/python3). Speed is words by CPU time, user and system,
so that other work on the machine counts as little as it can. Both figures are of all that the process did after its start:
reading the text, building the vocabulary and training; for gensim the training alone is given as well, since it needs a
pass of its own over the text for the vocabulary.

    docs/benchmarks/vectors_beside_gensim.py --text text.txt.gz --pairs ws353.tsv men3000.tsv

Prints one line of JSON for each learner, which has the form of a line of the ledger.
"""

import argparse
import gzip
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time


def cosine(a, b):
    ab = sum(x * y for x, y in zip(a, b))
    aa = sum(x * x for x in a)
    bb = sum(y * y for y in b)
    return ab / math.sqrt(aa * bb) if aa > 0 and bb > 0 else 0.0


def ranks(values):
    """Ranks from 1; equal values share their mean rank."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    result = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for i in range(start, end):
            result[order[i]] = (start + 1 + end) / 2
        start = end
    return result


def spearman(x, y):
    a, b = ranks(x), ranks(y)
    mean = (len(a) + 1) / 2
    ab = sum((p - mean) * (q - mean) for p, q in zip(a, b))
    aa = sum((p - mean) ** 2 for p in a)
    bb = sum((q - mean) ** 2 for q in b)
    return ab / math.sqrt(aa * bb)


def read_pairs(path):
    """Rows 'word word rating'; a header is passed over."""
    pairs = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            parts = line.split()
            try:
                pairs.append((parts[0].lower(), parts[1].lower(), float(parts[2])))
            except (IndexError, ValueError):
                continue
    return pairs


def read_vectors(path, wanted):
    vectors = {}
    with open(path, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            word, _, numbers = line.rstrip().partition(" ")
            if word in wanted:
                vectors[word] = [float(number) for number in numbers.split()]
    return vectors


def score(vectors, sets):
    result = {}
    for name, pairs in sets.items():
        covered = [(cosine(vectors[a], vectors[b]), rating) for a, b, rating in pairs if a in vectors and b in vectors]
        result[name] = {
            "spearman": round(spearman([c for c, _ in covered], [r for _, r in covered]), 4),
            "covered": len(covered),
            "pairs": len(pairs),
        }
    return result


def child_cpu():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run_loopgrid(args, words, wanted, directory):
    out = os.path.join(directory, "loopgrid.txt")
    command = args.loopgrid.split() + [
        "vectors", "--text", args.text, "--out", out, "--dim", str(args.dim), "--window", str(args.window),
        "--negatives", str(args.negatives), "--min-count", str(args.min_count), "--mode", args.mode, "--threads", "1",
    ] + (["--subsample", str(args.subsample)] if args.subsample else [])
    before = child_cpu()
    began = time.time()
    subprocess.run(command, check=True, stdout=sys.stderr, stderr=subprocess.DEVNULL)
    cpu = child_cpu() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return {
        "learner": "loopgrid", "subsample": args.subsample or "default", "cpuSeconds": round(cpu, 1),
        "wallSeconds": round(time.time() - began, 1), "wordsPerCpuSecond": round(words / cpu), "peakMiB": peak,
    }, read_vectors(out, wanted)


def run_gensim(args, words, wanted, plain):
    import gensim
    from gensim.models import Word2Vec

    options = {"sample": args.subsample} if args.subsample else {}
    model = Word2Vec(vector_size=args.dim, window=args.window, negative=args.negatives, min_count=args.min_count,
                     sg=1 if args.mode == "sg" else 0, workers=1, epochs=1, seed=1, **options)
    began, start = time.time(), time.process_time()
    model.build_vocab(corpus_file=plain)
    vocabulary = time.process_time() - start
    model.train(corpus_file=plain, total_examples=model.corpus_count, total_words=model.corpus_total_words, epochs=1)
    cpu = time.process_time() - start
    return {
        "learner": "gensim " + gensim.__version__, "subsample": model.sample, "cpuSeconds": round(cpu, 1),
        "wallSeconds": round(time.time() - began, 1), "wordsPerCpuSecond": round(words / cpu),
        "wordsPerCpuSecondOfTraining": round(words / (cpu - vocabulary)),
        "peakMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }, {word: model.wv[word].tolist() for word in wanted if word in model.wv}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", required=True, help="one document a line, tokens between blanks; may end in .gz")
    parser.add_argument("--pairs", nargs="+", required=True, help="files of rated pairs")
    parser.add_argument("--loopgrid", default="java -jar target/loopgrid.jar", help="how to start it")
    parser.add_argument("--learners", nargs="+", default=["loopgrid", "gensim"], choices=["loopgrid", "gensim"])
    parser.add_argument("--mode", default="sg", choices=["sg", "cbow"])
    parser.add_argument("--dim", type=int, default=100)
    parser.add_argument("--window", type=int, default=5)
    parser.add_argument("--negatives", type=int, default=5)
    parser.add_argument("--min-count", type=int, default=5)
    parser.add_argument("--subsample", type=float, default=0, help="of both; by default each one's own")
    args = parser.parse_args()
    sets = {os.path.basename(path).split(".")[0]: read_pairs(path) for path in args.pairs}
    wanted = {word for pairs in sets.values() for a, b, _ in pairs for word in (a, b)}
    with tempfile.TemporaryDirectory() as directory:
        # Unpacked, because gensim's fast path reads plain files only.
        plain = os.path.join(directory, "text.txt")
        opener = gzip.open if args.text.endswith(".gz") else open
        with opener(args.text, "rb") as packed, open(plain, "wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
        with open(plain, encoding="utf-8") as lines:
            words = sum(len(line.split()) for line in lines)
        for learner in args.learners:
            run = run_loopgrid(args, words, wanted, directory) if learner == "loopgrid" else run_gensim(
                args, words, wanted, plain)
            figures, vectors = run
            shape = {"mode": args.mode, "dim": args.dim, "window": args.window, "negatives": args.negatives,
                     "minCount": args.min_count, "words": words}
            print(json.dumps({**figures, **shape, **score(vectors, sets)}), flush=True)


if __name__ == "__main__":
    main()
