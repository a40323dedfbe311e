-- How the committee decides, on PostgreSQL: seats, proposals, opinions and decisions follow from their leaves, and a
-- decision is refused unless the votes bear it.
CREATE FUNCTION fund_day(at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE AS $$
SELECT (at AT TIME ZONE 'Asia/Shanghai')::date $$
-- next
CREATE VIEW fund_voice AS
SELECT v.proposal_id, s.leaf_id AS seat_id, s.number, s.constituency, s.start, s.until, v.choice, v.reason, v.alternate
FROM fund_vote v JOIN fund_seat s ON s.leaf_id = v.seat_id
WHERE v.alternate OR NOT EXISTS (
  SELECT 1 FROM fund_vote a WHERE a.proposal_id = v.proposal_id AND a.seat_id = v.seat_id AND a.alternate)
-- next
CREATE VIEW fund_related AS
SELECT a.proposal_id, p.id AS person_id FROM fund_application a JOIN people_person p ON p.community_id = a.community_id
WHERE p.id = a.made_by_id OR (p.phone_index <> '' AND p.phone_index IN (a.applicant_index, a.payee_index))
-- next
CREATE FUNCTION fund_leaf_seat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  no integer := (said ->> 'seat')::integer;
  first date := (said ->> 'from')::date;
  last date := (said ->> 'until')::date;
BEGIN
  UPDATE fund_seat SET until = last WHERE community_id = NEW.community_id AND number = no AND start = first;
  IF FOUND THEN
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT 1 FROM fund_seat WHERE community_id = NEW.community_id AND number = no
      AND (last IS NULL OR start <= last) AND (until IS NULL OR first <= until)) THEN
    PERFORM fund_refuse('a seat has one term at a time');
  END IF;
  INSERT INTO fund_seat (leaf_id, community_id, number, constituency, start, until)
  VALUES (NEW.id, NEW.community_id, no, said ->> 'of', first, last);
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_seat AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'seat')
EXECUTE FUNCTION fund_leaf_seat()
-- next
CREATE FUNCTION fund_seat_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_leaf l WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'seat'
      AND (l.body::jsonb ->> 'seat')::integer = NEW.number AND (l.body::jsonb ->> 'from')::date = NEW.start)
    OR (SELECT (body::jsonb ->> 'of', (body::jsonb ->> 'until')::date) FROM fund_leaf
      WHERE community_id = NEW.community_id AND kind = 'seat' AND (body::jsonb ->> 'seat')::integer = NEW.number
        AND (body::jsonb ->> 'from')::date = NEW.start ORDER BY number DESC LIMIT 1)
      IS DISTINCT FROM (NEW.constituency::text, NEW.until) THEN
    PERFORM fund_refuse('a seat is what its last leaf says');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_seat_of_leaf BEFORE INSERT OR UPDATE ON fund_seat FOR EACH ROW
EXECUTE FUNCTION fund_seat_of_leaf()
-- next
CREATE FUNCTION fund_sitting_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM fund_sitting o JOIN fund_seat s ON s.leaf_id = o.seat_id
    JOIN fund_seat n ON n.leaf_id = NEW.seat_id AND (n.until IS NULL OR s.start <= n.until)
      AND (s.until IS NULL OR n.start <= s.until)
    WHERE o.person_id = NEW.person_id AND o.id <> NEW.id) THEN
    PERFORM fund_refuse('nobody sits on two seats');
  ELSIF NEW.alternate AND EXISTS (
    SELECT 1 FROM fund_seat WHERE leaf_id = NEW.seat_id AND constituency = 'supervisor') THEN
    PERFORM fund_refuse('a supervisor has no alternate');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_sitting_one BEFORE INSERT ON fund_sitting FOR EACH ROW EXECUTE FUNCTION fund_sitting_once()
-- next
CREATE FUNCTION fund_leaf_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
BEGIN
  INSERT INTO fund_proposal (leaf_id, community_id, number, code, sort, name, purpose_id, fen)
  SELECT NEW.id, NEW.community_id, NEW.number, said ->> 'proposal', said ->> 'sort', said ->> 'name', u.id,
    (said ->> 'fen')::bigint
  FROM fund_purpose u WHERE u.community_id = NEW.community_id AND u.code = said ->> 'purpose';
  IF NOT FOUND THEN
    PERFORM fund_refuse('a proposal names a purpose that is there');
  END IF;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_proposal AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'proposal')
EXECUTE FUNCTION fund_leaf_proposal()
-- next
CREATE FUNCTION fund_proposal_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_purpose u ON u.id = NEW.purpose_id AND u.community_id = l.community_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'proposal' AND l.number = NEW.number
      AND l.body::jsonb ->> 'proposal' = NEW.code AND l.body::jsonb ->> 'sort' = NEW.sort
      AND l.body::jsonb ->> 'name' = NEW.name AND l.body::jsonb ->> 'purpose' = u.code
      AND (l.body::jsonb ->> 'fen')::bigint = NEW.fen) THEN
    PERFORM fund_refuse('a proposal is what its leaf says');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_proposal_of_leaf BEFORE INSERT ON fund_proposal FOR EACH ROW
EXECUTE FUNCTION fund_proposal_of_leaf()
-- next
CREATE FUNCTION fund_leaf_opinion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
BEGIN
  IF NOT COALESCE(said ->> 'minutes' ~ '^[0-9a-f]{64}$', false) THEN
    PERFORM fund_refuse('an opinion has its minutes');
  ELSIF said ->> 'says' = 'return' AND COALESCE(btrim(said ->> 'words'), '') = '' THEN
    PERFORM fund_refuse('what is returned is returned with reasons');
  ELSIF (said ->> 'day')::date > fund_day(NEW.at) THEN
    PERFORM fund_refuse('an opinion is not dated ahead');
  END IF;
  INSERT INTO fund_opinion (leaf_id, community_id, proposal_id, number, says, day)
  SELECT NEW.id, NEW.community_id, p.leaf_id, NEW.number, said ->> 'says', (said ->> 'day')::date
  FROM fund_proposal p
  WHERE p.community_id = NEW.community_id AND p.number = (said ->> 'proposal')::integer
    AND NOT EXISTS (SELECT 1 FROM fund_decision d WHERE d.proposal_id = p.leaf_id);
  IF NOT FOUND THEN
    PERFORM fund_refuse('an opinion is given on a proposal, before it is decided');
  END IF;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_opinion AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'opinion')
EXECUTE FUNCTION fund_leaf_opinion()
-- next
CREATE FUNCTION fund_opinion_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_proposal p ON p.leaf_id = NEW.proposal_id AND p.community_id = l.community_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'opinion' AND l.number = NEW.number
      AND (l.body::jsonb ->> 'proposal')::integer = p.number AND l.body::jsonb ->> 'says' = NEW.says
      AND (l.body::jsonb ->> 'day')::date = NEW.day) THEN
    PERFORM fund_refuse('an opinion is what its leaf says');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_opinion_of_leaf BEFORE INSERT ON fund_opinion FOR EACH ROW EXECUTE FUNCTION fund_opinion_of_leaf()
-- next
CREATE FUNCTION fund_motion_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT says FROM fund_opinion WHERE proposal_id = NEW.proposal_id ORDER BY number DESC LIMIT 1)
    IS DISTINCT FROM 'agree' THEN
    PERFORM fund_refuse('the Party committee of the community is heard before the vote');
  ELSIF NOT EXISTS (SELECT 1 FROM fund_application WHERE proposal_id = NEW.proposal_id) THEN
    PERFORM fund_refuse('it is known who applies before the vote');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_motion_follows BEFORE INSERT ON fund_motion FOR EACH ROW EXECUTE FUNCTION fund_motion_follows()
-- next
CREATE FUNCTION fund_vote_may() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held record;
BEGIN
  SELECT s.* INTO held FROM fund_seat s JOIN fund_proposal p ON p.leaf_id = NEW.proposal_id
  WHERE s.leaf_id = NEW.seat_id AND s.community_id = NEW.community_id AND p.community_id = NEW.community_id
    AND s.start <= fund_day(NEW.at) AND (s.until IS NULL OR s.until >= fund_day(NEW.at))
    AND s.constituency <> 'supervisor';
  IF NOT FOUND THEN
    PERFORM fund_refuse('a vote is cast by an open seat that votes');
  ELSIF EXISTS (SELECT 1 FROM fund_decision WHERE proposal_id = NEW.proposal_id) THEN
    PERFORM fund_refuse('nobody votes after the decision');
  ELSIF NOT EXISTS (SELECT 1 FROM fund_motion WHERE proposal_id = NEW.proposal_id) THEN
    PERFORM fund_refuse('a proposal is voted on once it is put to the vote');
  ELSIF NOT EXISTS (
    SELECT 1 FROM fund_sitting WHERE seat_id = NEW.seat_id AND person_id = NEW.person_id
      AND alternate = NEW.alternate) THEN
    PERFORM fund_refuse('whoever sits on a seat votes for it');
  ELSIF NEW.choice <> 'recused' AND EXISTS (
    SELECT 1 FROM fund_related WHERE proposal_id = NEW.proposal_id AND person_id = NEW.person_id) THEN
    PERFORM fund_refuse('whoever applies or is paid does not vote');
  ELSIF NEW.alternate AND EXISTS (
    SELECT 1 FROM fund_seat s
    WHERE s.community_id = NEW.community_id AND s.constituency = held.constituency AND s.start <= fund_day(NEW.at)
      AND (s.until IS NULL OR s.until >= fund_day(NEW.at)) AND NOT EXISTS (
        SELECT 1 FROM fund_vote v WHERE v.proposal_id = NEW.proposal_id AND v.seat_id = s.leaf_id
          AND NOT v.alternate AND v.choice = 'recused')) THEN
    PERFORM fund_refuse('an alternate votes once the whole constituency is recused');
  ELSIF NEW.means = 'paper' AND NOT EXISTS (
    SELECT 1 FROM fund_slip WHERE id = NEW.slip_id AND proposal_id = NEW.proposal_id AND seat_id = NEW.seat_id
      AND alternate = NEW.alternate AND choice = NEW.choice AND reason = NEW.reason
      AND entered_by_id <> NEW.confirmed_by_id) THEN
    PERFORM fund_refuse('a vote on paper is entered by two people');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_vote_may BEFORE INSERT ON fund_vote FOR EACH ROW EXECUTE FUNCTION fund_vote_may()
-- next
CREATE FUNCTION fund_leaf_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  today date := (said ->> 'day')::date;
  about fund_proposal%ROWTYPE;
  seats integer;
  yes integer[];
  no integer[];
  recused integer[];
BEGIN
  SELECT * INTO about FROM fund_proposal
  WHERE community_id = NEW.community_id AND number = (said ->> 'proposal')::integer;
  IF NOT FOUND THEN
    PERFORM fund_refuse('a decision is about a proposal');
  END IF;
  SELECT count(*) INTO seats FROM fund_seat WHERE community_id = NEW.community_id AND constituency <> 'supervisor'
    AND start <= today AND (until IS NULL OR until >= today);
  SELECT COALESCE(array_agg(number ORDER BY number) FILTER (WHERE choice = 'yes'), '{}'),
    COALESCE(array_agg(number ORDER BY number) FILTER (WHERE choice = 'no'), '{}'),
    COALESCE(array_agg(number ORDER BY number) FILTER (WHERE choice = 'recused'), '{}')
  INTO yes, no, recused FROM fund_voice
  WHERE proposal_id = about.leaf_id AND start <= today AND (until IS NULL OR until >= today);
  IF seats < 5 OR seats % 2 = 0 THEN
    PERFORM fund_refuse('a committee has five voting seats or more, and an odd number of them');
  ELSIF today > fund_day(NEW.at) OR today < (
    SELECT fund_day(MAX(at)) FROM fund_vote WHERE proposal_id = about.leaf_id) THEN
    PERFORM fund_refuse('a decision is dated after its votes, and not ahead');
  ELSIF (SELECT says FROM fund_opinion WHERE proposal_id = about.leaf_id ORDER BY number DESC LIMIT 1)
    IS DISTINCT FROM 'agree' THEN
    PERFORM fund_refuse('the Party committee of the community is heard before the decision');
  ELSIF EXISTS (
    SELECT 1 FROM fund_vote v JOIN fund_related r ON r.proposal_id = v.proposal_id AND r.person_id = v.person_id
    WHERE v.proposal_id = about.leaf_id AND v.choice <> 'recused') THEN
    PERFORM fund_refuse('whoever applies or is paid does not vote');
  ELSIF ARRAY(SELECT value::integer FROM jsonb_array_elements_text(said -> 'yes') ORDER BY 1) <> yes
    OR ARRAY(SELECT value::integer FROM jsonb_array_elements_text(said -> 'no') ORDER BY 1) <> no
    OR ARRAY(SELECT (value ->> 'seat')::integer FROM jsonb_array_elements(said -> 'recused') ORDER BY 1) <> recused THEN
    PERFORM fund_refuse('a decision tells the votes as they were cast');
  ELSIF 2 * (cardinality(yes) + cardinality(no)) <= seats THEN
    PERFORM fund_refuse('more than half of the voting seats vote');
  ELSIF (SELECT count(DISTINCT constituency) FROM fund_voice WHERE proposal_id = about.leaf_id
    AND start <= today AND (until IS NULL OR until >= today) AND choice <> 'recused') < 3 THEN
    PERFORM fund_refuse('each of the three constituencies votes');
  ELSIF said ->> 'says' IS DISTINCT FROM (CASE WHEN cardinality(yes) > cardinality(no) THEN 'yes' ELSE 'no' END) THEN
    PERFORM fund_refuse('a yes has more than half of the votes cast');
  ELSIF COALESCE(btrim(said ->> 'reason'), '') = '' THEN
    PERFORM fund_refuse('a decision gives its reason');
  ELSIF (said ->> 'fen')::bigint > about.fen THEN
    PERFORM fund_refuse('no more is decided than was asked for');
  END IF;
  INSERT INTO fund_decision (leaf_id, community_id, proposal_id, number, says, fen, day, ordered, drawn, advanced)
  VALUES (NEW.id, NEW.community_id, about.leaf_id, NEW.number, said ->> 'says', (said ->> 'fen')::bigint, today, 0, 0,
    0);
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_decision AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'decision')
EXECUTE FUNCTION fund_leaf_decision()
-- next
CREATE FUNCTION fund_decision_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ordered <> 0 OR NEW.drawn <> 0 OR NEW.advanced <> 0 OR NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_proposal p ON p.leaf_id = NEW.proposal_id AND p.community_id = l.community_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'decision' AND l.number = NEW.number
      AND (l.body::jsonb ->> 'proposal')::integer = p.number AND l.body::jsonb ->> 'says' = NEW.says
      AND (l.body::jsonb ->> 'fen')::bigint = NEW.fen AND (l.body::jsonb ->> 'day')::date = NEW.day) THEN
    PERFORM fund_refuse('a decision is what its leaf says');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_decision_of_leaf BEFORE INSERT ON fund_decision FOR EACH ROW
EXECUTE FUNCTION fund_decision_of_leaf()
