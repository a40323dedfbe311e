#!/usr/bin/env python3
"""核对社区基金的公开账本 · Checks the public log of a community fund. One file; Python 3.8 or newer, nothing to install.

    python3 verify.py [LOG] [--root ROOT] [--earlier LOG] [--packet PACKET.json] [--language zh|en]

LOG is a file of JSON Lines: a heading; the leaves 记录, each in canonical JSON (RFC 8785); the signed heads 签过名的根.
Checked are: that the leaves give the root of each head (Merkle tree, RFC 9162), that the heads and their witnesses are
signed (Ed25519, RFC 8032), and that the books keep every law below. A log that was cut off, or made twice, is found only
by a root from elsewhere: --root takes its 64 digits, or the ten characters on the notice board; --earlier takes a log
that was downloaded before. --packet checks what a donor was given. Exit code: 0 whole, 1 faults, 2 cannot be read.
"""
import argparse, base64, collections, datetime, functools, gc, hashlib, itertools, json, re, sys, zlib

LAWS = {  # name: what it means to break it
    "heading": ("文件头与内容不符", "heading and contents differ"), "json": ("不是规范的 JSON", "no canonical JSON"),
    "head": ("根的写法或次序不对", "head not in form or order"), "signature": ("签名不对", "wrong signature"),
    "root": ("记录有改动、缺失或换序", "leaves altered, lost or moved"), "account": ("没有这个科目", "no such account"),
    "witness": ("见证人签名不对", "wrong signature of a witness"), "time": ("早于上一条", "older than the one before"),
    "unsigned": ("没有根涵盖全部记录", "no head covers all leaves"), "decision": ("表决不合规则", "vote not in order"),
    "outside": ("没有外面公布的根：账本被截断或另有一份", "no such root: log cut, or split"), "ballot": ("居民投票不合规则", "residents' vote not in order"),
    "earlier": ("与以前下载的账本不一致", "does not continue the earlier log"), "twice": ("重复登记", "declared twice"),
    "packet": ("凭据不成立", "packet does not hold"), "pledge": ("承诺捐没有事前协议", "no agreement before the event"),
    "shape": ("缺内容或写法不对", "member missing or not of its kind"), "purpose": ("没有这个用途", "no such purpose"),
    "sort": ("没有此类分录，或不可动用批次", "no such sort, or it may not draw"), "crossing": ("甲用途的钱用到乙用途", "money of one purpose for another"),
    "lines": ("行数或金额不对", "too few lines, or 0 fen"), "key": ("同一笔记了两次", "entered twice"),
    "balance": ("该用途借贷不平", "does not balance in the purpose"), "ahead": ("日期晚于记账时间", "dated ahead"),
    "closed": ("记在已结账的月份", "its month is closed"), "close": ("结账月份次序不对", "months closed out of order"),
    "draws": ("与动用的批次对不上", "not drawn in full from lots"), "correction": ("冲销没有更正说明", "no correction"),
    "lot": ("该用途、科目没有此批次", "no such lot in purpose and account"), "consent": ("变更未经同意", "no consent"),
    "overdraft": ("批次余额不足", "lot overdrawn"), "statement": ("与慈善会对账单不符", "not as the bank statement"),
    "document": ("期初没有凭据", "no document"), "returned": ("退回的不是该笔预付的钱", "not what that advance drew"),
    "from": ("变更后的批次与原批次不符", "change opens other lots than it drew"), "reversal": ("冲销不是原分录的反面，或已冲销过", "no mirror of what it reverses, or a second"),
    "restriction": ("限定与非限定混用，或未解除限定", "restricted and free mixed, or not released"), "approval": ("没有批准，或超过批准的金额、用途", "not approved, or not so much, or not for it"),
}
CLASSIC = ("天地黄宇宙日月盈辰宿列张寒来暑往秋收冬藏余成岁律调阳云腾致雨露结为霜金生丽水玉出珠称夜光果珍李菜重姜海河淡羽翔龙师火鸟人始制文字"
           "服衣裳推位让国有陶唐民周发汤坐朝问道平章爱育首伏一体率宾归鸣凤在竹白食场化草木赖万方盖身四大五常恭养敢女洁男效才良知过必改得能谈"
           "长信使可器量墨丝染诗赞羔羊景行维贤克念作圣德建名立形端表正空谷传声虚堂习听因积福缘善庆尺非宝阴竞资父事严敬孝当力临深履兴温似兰斯"
           "馨如松盛川流不息渊澄取映容止若思言辞安定笃初诚美慎终宜令荣业所基籍无竟学优登摄职从存以甘棠益咏乐殊贵礼别尊上和下睦夫唱妇随洪昆鳞")  # 千字文: for each byte

# ── canonical JSON: one way to write a value, so that it has one digest ──────────────────────────────────────────────
decode = json.JSONDecoder(parse_float=int, parse_constant=int).raw_decode  # int refuses fractions
encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")).encode
def parse(line):
    """The object of a line; {} if it is not written in the canonical way. Names of members are ASCII."""
    try:
        text = line.decode()
        value, _ = decode(text)
        return value if isinstance(value, dict) and encode(value) == text else {}
    except (ValueError, RecursionError):
        return {}

# ── Merkle tree, RFC 9162 ────────────────────────────────────────────────────────────────────────────────────────────
sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
def roots(leaves, sizes):
    """The root at each of these sizes; `peaks` are the roots of whole subtrees, the largest first."""
    peaks, found = [], {}
    for n, leaf in enumerate(leaves):
        here, left = sha(b"\0", leaf), n
        while left & 1:
            here, left = sha(b"\1", peaks.pop(), here), left >> 1
        if n + 1 in sizes:
            found[n + 1] = functools.reduce(lambda root, peak: sha(b"\1", peak, root), reversed(peaks), here).hex()
        peaks.append(here)
    return found

def root_of_some(hashes, proof, start, end):
    """The root over leaves start to end, of which some hashes are known; the proof holds each subtree without any."""
    if not any(start <= n < end for n in hashes):
        return proof.pop(0)
    if end - start == 1:
        return hashes[start]
    middle = start + (1 << (end - start - 1).bit_length() - 1)
    return sha(b"\1", root_of_some(hashes, proof, start, middle), root_of_some(hashes, proof, middle, end))

# ── Ed25519, RFC 8032, in plain integers ─────────────────────────────────────────────────────────────────────────────
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, BASE = -121665 * pow(121666, P - 2, P) % P, (4 * pow(5, P - 2, P) % P).to_bytes(32, "little")

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P

@functools.lru_cache(64)
def multiples(code, negative):
    """For every six bits of a number, what each of their values adds; [] where the code is no point."""
    sign, y = code[31] >> 7, int.from_bytes(code, "little") & (1 << 255) - 1
    u, v = y * y - 1, D * y * y + 1
    x = u * v**3 * pow(u * v**7 % P, (P - 5) // 8, P) % P
    x = x if (v * x * x - u) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (v * x * x - u) % P or (x == 0 and sign):
        return []
    x = P - x if (x & 1 != sign) != negative else x
    table, base = [], (x, y, 1, x * y % P)
    for _ in range(43):
        *row, base = itertools.accumulate([base] * 64, add, initial=(0, 1, 1, 0))
        table.append(row)
    return table

def signed(key, content, signature):
    """Whether the holder of a key has signed what is written canonically of this content."""
    code, mark = (bytes.fromhex(re.fullmatch(f"[0-9a-f]{{{n}}}", one)[0]) for n, one in ((64, key), (128, signature)))
    k = int.from_bytes(hashlib.sha512(mark[:32] + code + encode(content).encode()).digest(), "little") % L
    s, total = int.from_bytes(mark[32:], "little"), (0, 1, 1, 0)
    if s >= L or not multiples(code, True):
        return False
    for times, table in ((s, multiples(BASE, False)), (k, multiples(code, True))):
        for n, row in enumerate(table):
            total = add(total, row[times >> 6 * n & 63])
    inverse = pow(total[2], P - 2, P)
    return (total[1] * inverse % P | (total[0] * inverse % P & 1) << 255).to_bytes(32, "little") == mark[:32]

# ── what stands in a leaf: whatever is missing or of another kind raises one of UNFIT ────────────────────────────────
KINDS = "1002 180101", "1201 180102", "1141", "1122", "2202 2209"  # accounts that are told together
UNFIT, CLOCK = (KeyError, TypeError, ValueError, AttributeError, IndexError), "T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"

def number(value, least=0):
    if type(value) is not int or not least <= value < 2**53:
        raise ValueError(value)
    return value

@functools.lru_cache(9999)
def day(value, clock=""):
    """A day of the calendar; of an instant (a clock is given) the community's day (+08:00)."""
    text = re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}" + clock, value)[0]
    return (datetime.datetime.fromisoformat(text.rstrip("Z")) + datetime.timedelta(hours=8)).date().isoformat()

# ── the books ────────────────────────────────────────────────────────────────────────────────────────────────────────
DRAWING = {"payment", "advance", "change", "returned", "reversal"}
SORTS = DRAWING | set("opening gift goods agency pledge share interest due approved cost closing".split())

class Book:
    """All that follows from the leaves; `faults` are (leaf, line or -1, law, what). A wrong entry is posted, and named."""
    def __init__(self):
        self.faults, self.size, self.last, self.closed, self.known, self.entries = [], 0, "", "", {}, {}
        self.accounts, self.purposes, self.lots, self.seats, self.opinions, self.statements = {}, {}, {}, {}, {}, {}
        self.balances, self.cash, self.paid, self.back = [collections.defaultdict(int) for _ in range(4)]
        self.keys, self.reversed, self.corrected, self.codes, self.won = set(), {}, set(), {}, {}
    def wrong_if(self, broken, law, found="", line=-1):
        self.faults += [(self.size, line, law, found)] * bool(broken)
    def take(self, leaf):  # the next one, {} where it could not be read
        try:
            today = day(leaf["at"], CLOCK)
            self.wrong_if(leaf["at"] < self.last, "time", leaf["at"])
            self.last = max(self.last, leaf["at"])
            (self.entry if leaf["kind"] == "entry" else self.fact)(leaf, today)
        except UNFIT:
            self.wrong_if(leaf, "shape")
        self.size += 1
    def of_kind(self, index, kind):
        return self.known.get(index, {}) if self.known.get(index, {}).get("kind") == kind else {}
    def fact(self, leaf, today):  # a leaf that is no entry
        kind = leaf["kind"]
        for one in leaf["accounts"] if kind == "chart" else [leaf] if kind == "purpose" else []:
            code, held, needs = ("code", self.accounts, ("sort", "lots")) if kind == "chart" else (
                "purpose", self.purposes, ("name", "restricted", "agency"))
            self.wrong_if(one[code] in held, "twice", one[code])
            held.setdefault(one[code], {name: one[name] for name in needs})
        if kind == "seat":
            self.seats[leaf["seat"], leaf["from"]] = leaf
        elif kind == "opinion":
            self.opinions[leaf["proposal"]] = leaf["says"]
        elif kind == "statement":
            self.statements[leaf["month"]] = leaf["closing"] + sum(number(one["fen"], -(2**53)) for one in leaf["listed"])
        elif kind == "correction":
            self.corrected.add(leaf["about"])
        elif kind == "close":
            month, booked = leaf["month"], sum(fen for at, fen in self.cash.items() if at <= leaf["month"])
            self.wrong_if(month <= self.closed or month >= today[:7], "close", month)
            self.wrong_if(self.statements.get(month) != booked, "statement", booked)
            self.closed = max(self.closed, month)
        elif kind == "decision":
            self.decision(leaf, leaf["yes"], leaf["no"])
        elif kind in ("vote", "reissue", "result") or (kind == "proposal" and "vote" in leaf):
            self.voted(kind, leaf, today)
        if kind in ("agreement", "sales", "consent", "proposal", "decision", "vote"):  # others refer to these
            self.known[self.size] = leaf
    def decision(self, leaf, yes, no):
        """Who voted had a seat and no interest; a yes has a majority, a quorum, all three sides and a prior opinion."""
        seats = {one["seat"]: one["of"] for one in self.seats.values() if one["of"] != "supervisor"
                 and one["from"] <= leaf["day"] <= (one.get("until") or "9999")}
        votes, proposal = set(yes + no), self.of_kind(leaf["proposal"], "proposal")
        wrong = len(votes) < len(yes + no) or votes - set(seats) or votes & {one["seat"] for one in leaf["recused"]}
        self.wrong_if(wrong or (leaf["says"] == "yes" and (
            len(yes) <= len(no) or 2 * len(votes) <= len(seats) or len({seats[one] for one in votes}) < 3
            or self.opinions.get(leaf["proposal"]) != "agree" or number(leaf["fen"]) > proposal.get("fen", -1))), "decision")
    def voted(self, kind, leaf, today):
        """A residents' vote: announced before it opens; ballots from valid codes; each pool spent on its own projects."""
        index, vote = (self.size, leaf) if kind == "vote" else (leaf["vote"], self.of_kind(leaf["vote"], "vote"))
        pools, twice = {one["purpose"]: number(one["yuan"]) for one in vote.get("pools", [])}, lambda row: len({*row}) < len(row)
        costs = {(one["purpose"], one["project"]): number(one["yuan"]) for one in vote.get("projects", [])}
        codes, late, known = self.codes.setdefault(index, {*vote.get("codes", [])}), today > vote.get("closes", ""), {one for _, one in costs}
        if kind == "vote":
            wrong = not today < day(leaf["opens"]) <= day(leaf["closes"]) or twice(leaf["codes"]) or len(known) < len(
                leaf["projects"]) or any({of} - {*self.purposes} or yuan > pools.get(of, 0) for (of, _), yuan in costs.items())
        elif kind == "reissue":
            wrong = index in self.won or late or leaf["void"] not in codes or leaf["code"] in codes
            self.codes[index] = codes - {leaf["void"]} | {leaf["code"]}
        elif kind == "result":
            cast, told = leaf["ballots"], {one["purpose"]: (one["yuan"], one["funded"]) for one in leaf["pools"]}
            wrong = (not vote or index in self.won or not late or leaf["households"] != len(codes) or len(told) < len(pools)
                     or len({one["code"] for one in cast} & codes) < len(cast) or any(
                         twice(one["ticks"]) or {*one["ticks"]} - known for one in cast) or any(
                         yuan != pools.get(of) or twice(won) or sum(costs.get((of, one), yuan + 1) for one in won) > yuan
                         for of, (yuan, won) in told.items()))
            self.won[index] = {(of, one) for of, (_, won) in told.items() for one in won}
        else:
            won = self.won.get(index, set()) & {(leaf["purpose"], leaf["project"])}
            wrong = not won or leaf["fen"] > 100 * sum(costs.get(one, 0) for one in won)
        self.wrong_if(wrong, "ballot")
    def entry(self, e, today):
        """An entry: the laws of its draws, its lines and its sort; then it is posted."""
        wrong_if, sort, month, n = self.wrong_if, e["sort"], day(e["day"])[:7], self.size
        lines = [(one["account"], one["purpose"], number(one["fen"], -(2**53)), one.get("from", "")) for one in e["lines"]]
        draws = [(number(one["line"], -(2**53)), one["lot"], number(one["fen"], -(2**53))) for one in e.get("draws", [])]
        wrong_if(sort not in SORTS or (draws and sort not in DRAWING), "sort", sort)
        wrong_if(len(lines) < 2, "lines")
        wrong_if(e["key"] in self.keys, "key", e["key"])
        wrong_if(e["day"] > today, "ahead", e["day"])
        wrong_if(month <= self.closed, "closed", month)
        wrong_if(sort == "opening" and not e.get("documents"), "document")
        sums, sides, drawn, purposes, opened = collections.defaultdict(int), collections.defaultdict(int), collections.defaultdict(int), set(), []
        for at, name, fen in draws:
            line, lot = lines[at] if 0 <= at < len(lines) else (), self.lots.get(name, ())
            drawn[at] += fen
            wrong_if(not line or not self.accounts.get(line[0], {}).get("lots") or fen == 0 or (
                fen < 0 and sort in ("payment", "advance", "change")) or (fen > 0 and sort == "returned"), "draws", name, at)
            wrong_if(not lot or (line and lot[:2] != list(line[:2])), "lot", name, at)
            if lot:
                lot[3] -= fen
                purposes.add(lot[1])
                wrong_if(not 0 <= lot[3] <= lot[2], "overdraft", name, at)
        wrong_if(len({draw[:2] for draw in draws}) < len(draws), "draws")
        for i, (code, name, fen, _) in enumerate(lines):
            account, purpose = self.accounts.get(code), self.purposes.get(name)
            wrong_if(fen == 0, "lines", "", i)
            wrong_if(not account, "account", code, i)
            wrong_if(not purpose, "purpose", name, i)
            sums[name] += fen
            if account and account["lots"] and fen > 0 and i not in drawn:
                opened.append(i)
            elif account and account["lots"]:
                wrong_if(fen + drawn[i], "draws", "", i)
            if account and purpose and account["sort"] in ("net", "income", "cost"):  # restricted 限定, or free?
                bound = code.startswith("3102") or (account["sort"] == "income" and code[4:] == "02")
                sides[name, bound] += fen
        for name in sums:
            wrong_if(sums[name], "balance", name)
        for (name, bound), one in [(side, self.purposes[side[0]]) for side in sides]:
            wrong_if(one["agency"] or (sides[name, bound] and one["restricted"] != bound), "restriction", name)
        wrong_if(sort not in ("change", "reversal") and purposes and len(purposes | set(sums)) > 1, "crossing")
        wrong_if((sort == "reversal") != ("reverses" in e), "reversal")
        wrong_if(sort != "change" and any(line[3] for line in lines), "from")
        if sort == "change":
            wrong_if(sorted((lines[i][3], lines[i][2]) for i in opened) != sorted(draw[1:] for draw in draws), "from")
            agreed = [(one.get("lot"), one.get("to")) for one in (self.of_kind(n, "consent") for n in e.get("consents", []))]
            for i in opened:
                wrong_if((lines[i][3], lines[i][1]) not in agreed, "consent", lines[i][3], i)
        elif sort == "pledge":
            agreed, sales = self.of_kind(e.get("agreement", -1), "agreement"), self.of_kind(e.get("sales", -1), "sales")
            wrong_if(not agreed or ("sales" in e and (not sales or sales["agreement"] != e["agreement"])) or (
                sales and not max(agreed["signed"], agreed["from"]) <= sales["day"] <= agreed["until"]), "pledge")
        elif sort in ("payment", "advance"):
            self.paid[e.get("decision", -1)] += sum(drawn.values())
            decision = self.of_kind(e.get("decision", -1), "decision")
            proposal = self.of_kind(decision.get("proposal", -1), "proposal")
            wrong_if(not draws or not proposal or decision["says"] != "yes" or not e.get("order")
                     or purposes - {proposal["purpose"]} or self.paid[e["decision"]] > decision["fen"], "approval")
        elif sort == "returned":
            self.give_back(e.get("about", -1), draws, 1)
        elif sort == "reversal" and "reverses" in e:
            self.reversal(e["reverses"], lines, draws)
        for i in opened:
            self.lots[f"{n}.{i}"] = [*lines[i][:2], lines[i][2], lines[i][2]]  # account, purpose, fen, what is left
        for code, name, fen, _ in lines:
            self.balances[name, code] += fen
            self.cash[month] += fen if code in ("1002", "180101") else 0
        self.keys.add(e["key"])
        self.entries[n] = sort, lines, draws, e.get("decision", -1), e.get("about", -1), opened
    def give_back(self, index, draws, sign):
        """What comes back of an advance (1), or does not after all (-1)."""
        advance = self.entries.get(index, ("", [], [], -1))
        self.wrong_if(advance[0] != "advance" or not draws, "returned")
        for at, lot, fen in draws if advance[0] == "advance" else []:
            self.paid[advance[3]] += sign * fen
            self.back[index, lot] -= sign * fen
            self.wrong_if(self.back[index, lot] > sum(draw[2] for draw in advance[2] if draw[1] == lot), "returned", lot, at)
    def reversal(self, index, lines, draws):
        old = self.entries.get(index, ("reversal",))
        if old[0] == "reversal" or index in self.reversed:
            return self.wrong_if(True, "reversal", index)
        self.reversed[index] = self.size
        mirror = [(at, lot, -fen) for at, lot, fen in old[2]] + [(i, f"{index}.{i}", old[1][i][2]) for i in old[5]]
        opposite = [(code, name, -fen) for code, name, fen, _ in old[1]]
        self.wrong_if([line[:3] for line in lines] != opposite or sorted(draws) != sorted(mirror), "reversal", index)
        if old[0] in ("payment", "advance"):
            self.paid[old[3]] -= sum(fen for _, _, fen in old[2])
        elif old[0] == "returned":
            self.give_back(old[4], old[2], -1)

# ── the log as a whole, and what a donor was given ───────────────────────────────────────────────────────────────────
yuan = lambda fen: f"{fen / 100:,.2f}"
words = lambda root: "".join(CLASSIC[byte] for byte in bytes.fromhex(root)[:10])
heads_of = lambda lines: [parse(line) for line in lines if line.startswith(b'{"head":')]

def laws_of_head(said, log, key):
    """The laws that a signed head breaks by itself."""
    try:
        head = said["head"]
        good = [signed(one["key"], {"head": head, "witness": one["name"]}, one["signature"]) for one in said["witnesses"]]
        if {*said, *head} != {"at", "head", "log", "root", "signature", "size", "witnesses"} or (
                head["log"] != log or not day(head["at"], CLOCK) or number(head["size"]) == 0):
            return ["head"]
        return ["signature"] * (not signed(key, head, said["signature"])) + ["witness"] * (not all(good))
    except UNFIT:
        return ["head"]

def check_log(content, root, earlier):
    """The book of a log with all faults (-1: the file; -2 down: a head), and the heads that are sound."""
    lines, book = content.split(b"\n"), Book()
    heading, heads, before = parse(lines[0]), heads_of(lines), earlier.split(b"\n")
    leaves, log, key = lines[1:-1 - len(heads)], heading.get("log"), heading.get("key")
    for leaf in map(parse, leaves):
        book.wrong_if(not leaf, "json")
        book.take(leaf)
    broken = [laws_of_head(said, log, key) for said in heads]
    sound = {n: heads[n]["head"] for n, laws in enumerate(broken) if laws != ["head"]}
    found, row = roots(leaves, {head["size"] for head in sound.values()}), list(sound.values())
    book.faults += [(-2 - n, -1, law, "") for n, laws in enumerate(broken) for law in laws]
    book.faults += [(-2 - n, -1, "root", "") for n, head in sound.items() if found.get(head["size"]) != head["root"]]
    book.faults += [(n, -1, "correction", old) for old, n in book.reversed.items() if not book.corrected & {old, n}]
    old = [said.get("head") for said in heads_of(before)]
    for law, wrong in [
        ("heading", lines[-1] or heading != dict(format=1, heads=len(heads), key=key, leaves=len(leaves), log=log)),
        ("head", any(one[of] > then[of] for one, then in zip(row, row[1:]) for of in ("size", "at"))),
        ("unsigned", [head["size"] for head in row[-1:]] != [len(leaves)]),
        ("outside", root and not any(root in (head["root"], words(head["root"])) for head in row)),
        ("earlier", earlier and (parse(before[0]).get("key") != key or not old or any(head not in row for head in old))),
    ]:
        book.faults += [(-1, -1, law, "")] * bool(wrong)
    return book, row

def check_packet(said, say):
    """The laws that a packet breaks; says how the gift went."""
    head, places, (gift, line) = said["head"]["head"], said["places"], map(int, said["lot"].split("."))
    lines = zlib.decompressobj().decompress(base64.b64decode(said["leaves"]), 10**6).split(b"\n")
    nodes, known = base64.b64decode(said["proof"]), {n: parse(one) for n, one in zip(places, lines)}
    proof, lots = [nodes[n:n + 32] for n in range(0, len(nodes), 32)], {said["lot"]: known[gift]["lines"][line]["fen"]}
    root = root_of_some({n: sha(b"\0", one) for n, one in zip(places, lines)}, proof, 0, head["size"]).hex()
    holds = root == head["root"] and not proof and max(places) < head["size"] and len(lines) == len(known)
    for n, leaf in sorted(known.items()):
        taken = [draw for draw in leaf.get("draws", []) if draw["lot"] in lots]
        for draw in taken:
            lots[draw["lot"]] -= draw["fen"]
            holds &= leaf["sort"] not in ("payment", "advance") or known[leaf["decision"]]["says"] == "yes"
        lots.update({f"{n}.{i}": one["fen"] for i, one in enumerate(leaf.get("lines", [])) if one.get("from") in lots})
        fen = sum(draw["fen"] for draw in taken) if taken else lots[said["lot"]] if n == gift else 0
        say("记录 {} · {} {} {} · {} {}", "leaf {} · {} {} {} · {} {}", n, leaf.get("day"), leaf.get("sort", leaf["kind"]),
            yuan(fen) if fen else "", leaf.get("words") or leaf.get("reason"),
            "{count} {unit}".format(**leaf["people"]) if leaf.get("people") else "")
    say("尚余 {} · 根 {} {}", "left {} · root {} {}", yuan(sum(lots.values())), words(head["root"]), head["root"])
    return laws_of_head(said["head"], said["log"], said["key"]) + ["packet"] * (not holds or min(lots.values()) < 0)

def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, many in (("log", "?"), ("--root", None), ("--earlier", None), ("--packet", None), ("--language", None)):
        parser.add_argument(name, nargs=many, default="")
    args, faults, heads = parser.parse_args(arguments), [], []
    say = lambda chinese, english, *values: print((english if args.language == "en" else chinese).format(*values))
    try:
        log, earlier, packet = (open(name, "rb").read() if name else b"" for name in (args.log, args.earlier, args.packet))
    except OSError as wrong:
        return say("打不开：{}", "cannot be read: {}", wrong) or 2
    if args.log:
        book, heads = check_log(log, args.root.strip().lower(), earlier)
        faults = book.faults
        for code, one in sorted(book.purposes.items()):
            say("{} {}：资金 {} · 物资 {} · 预付 {} · 应收 {} · 应付 {}", "{} {}: money {} · goods {} · advanced {} · due {} · owed {}",
                code, one["name"], *(yuan(sum(book.balances[code, account] for account in of.split())) for of in KINDS))
        for head in heads[-1:]:
            say("{} 条记录 · 根 {} {}", "{} leaves · root {} {}", head["size"], words(head["root"]), head["root"])
    if args.packet:
        try:
            laws, said = check_packet(parse(packet.strip()), say), parse(packet.strip())["head"]["head"]
            known = {head["root"] for head in heads} or {args.root or said["root"]}
            faults += [(-1, -1, law, "") for law in laws + ["outside"] * (not known & {said["root"], words(said["root"])})]
        except (*UNFIT, zlib.error, RecursionError):
            faults.append((-1, -1, "packet", ""))
    for leaf, line, law, found in faults[:99]:
        place = ("记录", "leaf") if leaf >= 0 else ("根", "head") if leaf < -1 else ("文件", "file")
        lines = f"{max(leaf, -1 - leaf)}" + f".{line}" * (line >= 0)
        say("{0[0]} {1}：{2[0]} {3}", "{0[1]} {1}: {2[1]} {3}", place, lines, LAWS[law], found)
    say("共 {} 处不符", "{} faults", len(faults))
    return 1 if faults else 0

if __name__ == "__main__":
    gc.disable()  # nothing here is in a circle, so there is nothing to look for
    sys.stdout.reconfigure(errors="replace")
    sys.exit(main())
