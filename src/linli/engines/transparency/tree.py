"""The Merkle tree of RFC 9162 over SHA-256: that a leaf is in it, and that a longer log continues a shorter one."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

Hash = bytes


def leaf_hash(content: bytes) -> Hash:
    """The hash of a leaf's canonical bytes (RFC 9162, 2.1.1)."""
    return sha256(b"\0" + content).digest()


def node_hash(left: Hash, right: Hash) -> Hash:
    """The hash of a node above two others."""
    return sha256(b"\1" + left + right).digest()


class Tree:
    """A growing tree. It keeps the hash of every complete subtree, so that a leaf costs one hash on average.

    `levels[h][i]` is the hash of the leaves from i·2^h on, 2^h of them.
    """

    def __init__(self, leaves: Sequence[Hash] = ()) -> None:
        self.levels: list[list[Hash]] = [[]]
        for leaf in leaves:
            self.append(leaf)

    def __len__(self) -> int:
        return len(self.levels[0])

    def append(self, leaf: Hash) -> None:
        """Add the hash of one leaf at the end."""
        height = 0
        self.levels[0].append(leaf)
        while len(self.levels[height]) % 2 == 0:
            left, right = self.levels[height][-2:]
            height += 1
            if height == len(self.levels):
                self.levels.append([])
            self.levels[height].append(node_hash(left, right))

    def root(self, size: int | None = None) -> Hash:
        """The root when the log had `size` leaves; of an empty log the hash of nothing."""
        size = len(self) if size is None else size
        self._must_hold(size)
        return self._over(0, size) if size else sha256().digest()

    def inclusion(self, index: int, size: int | None = None) -> list[Hash]:
        """The proof that leaf `index` is in the log of `size` leaves (RFC 9162, 2.1.3.1)."""
        size = len(self) if size is None else size
        self._must_hold(size)
        if not 0 <= index < size:
            raise IndexError(f"leaf {index} of {size}")
        proof: list[Hash] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _half(end - start)
            if index < middle:
                proof.append(self._over(middle, end))
                end = middle
            else:
                proof.append(self._over(start, middle))
                start = middle
        return proof[::-1]

    def extension(self, earlier: int, size: int | None = None) -> list[Hash]:
        """The proof that the log of `size` leaves continues that of `earlier` (RFC 9162, 2.1.4.1)."""
        size = len(self) if size is None else size
        self._must_hold(size)
        if not 0 < earlier <= size:
            raise IndexError(f"{earlier} leaves of {size}")
        proof: list[Hash] = []
        start, end, whole = 0, size, True
        while earlier != end:
            middle = start + _half(end - start)
            if earlier <= middle:
                proof.append(self._over(middle, end))
                end = middle
            else:
                proof.append(self._over(start, middle))
                start, whole = middle, False
        if not whole:
            proof.append(self._over(start, end))
        return proof[::-1]

    def together(self, indexes: Sequence[int], size: int | None = None) -> list[Hash]:
        """One proof for several leaves: the roots of all subtrees that hold none of them, from left to right."""
        size = len(self) if size is None else size
        self._must_hold(size)
        held = sorted(set(indexes))
        if not held or not 0 <= held[0] <= held[-1] < size:
            raise IndexError(f"leaves {held} of {size}")
        return list(self._beside(held, 0, size))

    def _beside(self, held: Sequence[int], start: int, end: int) -> Iterator[Hash]:
        if not held:
            yield self._over(start, end)
        elif end - start > 1:
            middle = start + _half(end - start)
            yield from self._beside([n for n in held if n < middle], start, middle)
            yield from self._beside([n for n in held if n >= middle], middle, end)

    def _over(self, start: int, end: int) -> Hash:
        """The hash over leaves [start, end): at most one kept hash for each level."""
        width = end - start
        if width & (width - 1) == 0:
            height = width.bit_length() - 1
            return self.levels[height][start >> height]
        middle = start + _half(width)
        return node_hash(self._over(start, middle), self._over(middle, end))

    def _must_hold(self, size: int) -> None:
        if not 0 <= size <= len(self):
            raise IndexError(f"{size} leaves of {len(self)}")


def _half(width: int) -> int:
    """The largest power of two below a width above 1."""
    return 1 << ((width - 1).bit_length() - 1)


def proves_inclusion(leaf: Hash, index: int, size: int, proof: Sequence[Hash], root: Hash) -> bool:
    """Whether a proof shows that `leaf` has place `index` among the `size` leaves of `root` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, at = leaf, size - 1, index
    for step in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            here = node_hash(step, here)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            here = node_hash(here, step)
        at, last = at >> 1, last >> 1
    return last == 0 and here == root


def proves_extension(earlier: int, old: Hash, size: int, new: Hash, proof: Sequence[Hash]) -> bool:
    """Whether a proof shows that the log of root `new` continues that of root `old` (RFC 9162, 2.1.4.2)."""
    if not 0 < earlier <= size:
        return False
    if earlier == size:
        return not proof and old == new
    steps = list(proof) if earlier & (earlier - 1) else [old, *proof]
    if not steps:
        return False
    at, last = earlier - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, step)
        at, last = at >> 1, last >> 1
    return last == 0 and before == old and after == new


def proves_together(leaves: Mapping[int, Hash], size: int, proof: Sequence[Hash], root: Hash) -> bool:
    """Whether one proof shows that all these leaves (index to hash) stand among the `size` leaves of `root`."""
    if not leaves or not all(0 <= index < size for index in leaves):
        return False
    rest = iter(proof)
    try:
        found = _rooted(sorted(leaves), leaves, rest, 0, size)
    except StopIteration:
        return False
    return found == root and next(rest, None) is None


def _rooted(held: Sequence[int], leaves: Mapping[int, Hash], rest: Iterator[Hash], start: int, end: int) -> Hash:
    if not held:
        return next(rest)
    if end - start == 1:
        return leaves[start]
    middle = start + _half(end - start)
    left = _rooted([n for n in held if n < middle], leaves, rest, start, middle)
    return node_hash(left, _rooted([n for n in held if n >= middle], leaves, rest, middle, end))
