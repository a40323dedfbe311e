-- How money goes out, on PostgreSQL: an order rests on a decision with room left, an entry on an order that fits, the
-- last payment on what overseers and a user found.
CREATE VIEW fund_finding AS
SELECT c.proposal_id, c.part, c.checker_id, k.kind, c.good FROM fund_check c
JOIN fund_checker k ON k.id = c.checker_id AND k.ended_at IS NULL
WHERE NOT EXISTS (
  SELECT 1 FROM fund_check l WHERE l.checker_id = c.checker_id AND l.part = c.part AND (l.at, l.id) > (c.at, c.id))
-- next
CREATE VIEW fund_frozen AS
WITH concern AS (
  SELECT d.leaf_id AS decision_id, d.community_id, p.number FROM fund_decision d
  JOIN fund_proposal p ON p.leaf_id = d.proposal_id
  UNION ALL SELECT leaf_id, community_id, number FROM fund_decision
  UNION ALL SELECT o.decision_id, o.community_id, e.number FROM fund_outlay o JOIN fund_entry e ON e.leaf_id = o.entry_id)
SELECT DISTINCT c.decision_id, q.number FROM concern c
JOIN fund_leaf q ON q.community_id = c.community_id AND q.kind = 'query'
  AND (q.body::jsonb ->> 'about')::integer = c.number AND q.body::jsonb ->> 'says' = 'freeze'
WHERE NOT EXISTS (
  SELECT 1 FROM fund_leaf r WHERE r.community_id = q.community_id AND r.kind = 'query' AND r.number > q.number
    AND (r.body::jsonb ->> 'about')::integer = c.number AND r.body::jsonb ->> 'says' = 'release')
-- next
CREATE FUNCTION fund_checker_may() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_proposal WHERE leaf_id = NEW.proposal_id AND community_id = NEW.community_id) THEN
    PERFORM fund_refuse('a checker looks at a proposal of the community');
  ELSIF NEW.kind = 'overseer' AND (
    SELECT count(*) FROM fund_checker WHERE proposal_id = NEW.proposal_id AND kind = 'overseer' AND ended_at IS NULL
  ) >= 2 THEN
    PERFORM fund_refuse('a project has two overseers');
  ELSIF NEW.phone_index <> '' AND EXISTS (
    SELECT 1 FROM fund_sitting t JOIN people_person p ON p.id = t.person_id AND p.phone_index = NEW.phone_index
    JOIN fund_seat s ON s.leaf_id = t.seat_id
    WHERE s.start <= fund_day(NEW.at) AND (s.until IS NULL OR s.until >= fund_day(NEW.at))) THEN
    PERFORM fund_refuse('whoever sits on the committee does not check for it');
  ELSIF NEW.phone_index <> '' AND EXISTS (
    SELECT 1 FROM fund_application
    WHERE proposal_id = NEW.proposal_id AND NEW.phone_index IN (applicant_index, payee_index)) THEN
    PERFORM fund_refuse('whoever applies or is paid does not check');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_checker_may BEFORE INSERT ON fund_checker FOR EACH ROW EXECUTE FUNCTION fund_checker_may()
-- next
CREATE FUNCTION fund_check_may() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM fund_checker WHERE id = NEW.checker_id AND proposal_id = NEW.proposal_id
      AND community_id = NEW.community_id AND ended_at IS NULL) THEN
    PERFORM fund_refuse('whoever was named for it checks it');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_check_may BEFORE INSERT ON fund_check FOR EACH ROW EXECUTE FUNCTION fund_check_may()
-- next
CREATE FUNCTION fund_leaf_acceptance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.body::jsonb;
  whole boolean := (said ->> 'final')::boolean;
  about fund_proposal%ROWTYPE;
  place integer := 0;
BEGIN
  SELECT p.* INTO about FROM fund_proposal p JOIN fund_decision d ON d.proposal_id = p.leaf_id AND d.says = 'yes'
  WHERE p.community_id = NEW.community_id AND p.number = (said ->> 'proposal')::integer;
  IF NOT FOUND THEN
    PERFORM fund_refuse('what was decided is accepted');
  END IF;
  IF NOT whole THEN
    SELECT m.place INTO place FROM fund_leaf l,
      jsonb_array_elements_text(COALESCE(l.body::jsonb -> 'milestones', '[]')) WITH ORDINALITY m(value, place)
    WHERE l.id = about.leaf_id AND m.value = said ->> 'part';
  END IF;
  IF whole IS NULL OR place IS NULL THEN
    PERFORM fund_refuse('a part is one of the milestones, or the whole');
  ELSIF (SELECT count(*) FROM fund_checker WHERE proposal_id = about.leaf_id AND kind = 'overseer'
      AND ended_at IS NULL) <> 2
    OR (said ->> 'overseers')::integer IS DISTINCT FROM 2
    OR (SELECT count(*) FROM fund_finding f WHERE f.proposal_id = about.leaf_id AND f.part = place
      AND f.kind = 'overseer' AND f.good) <> 2 THEN
    PERFORM fund_refuse('both overseers found it good');
  ELSIF (said ->> 'users')::integer < 1 OR (said ->> 'users')::integer IS DISTINCT FROM (
    SELECT count(*) FROM fund_finding f WHERE f.proposal_id = about.leaf_id AND f.part = place AND f.kind = 'user'
      AND f.good) THEN
    PERFORM fund_refuse('someone who uses it found it good');
  END IF;
  INSERT INTO fund_acceptance (leaf_id, community_id, proposal_id, number, part, final, day)
  VALUES (NEW.id, NEW.community_id, about.leaf_id, NEW.number, place, whole, (said ->> 'day')::date);
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_leaf_acceptance AFTER INSERT ON fund_leaf FOR EACH ROW WHEN (NEW.kind = 'acceptance')
EXECUTE FUNCTION fund_leaf_acceptance()
-- next
CREATE FUNCTION fund_acceptance_of_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.part = 0) <> NEW.final OR NOT EXISTS (
    SELECT 1 FROM fund_leaf l JOIN fund_proposal p ON p.leaf_id = NEW.proposal_id AND p.community_id = l.community_id
    JOIN fund_leaf a ON a.id = p.leaf_id
    WHERE l.id = NEW.leaf_id AND l.community_id = NEW.community_id AND l.kind = 'acceptance' AND l.number = NEW.number
      AND (l.body::jsonb ->> 'proposal')::integer = p.number AND (l.body::jsonb ->> 'final')::boolean = NEW.final
      AND (l.body::jsonb ->> 'day')::date = NEW.day
      AND (NEW.final OR a.body::jsonb -> 'milestones' ->> (NEW.part - 1) = l.body::jsonb ->> 'part')) THEN
    PERFORM fund_refuse('an acceptance is what its leaf says');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_acceptance_of_leaf BEFORE INSERT ON fund_acceptance FOR EACH ROW
EXECUTE FUNCTION fund_acceptance_of_leaf()
-- next
CREATE FUNCTION fund_order_may() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held record;
BEGIN
  SELECT d.fen, d.ordered, p.leaf_id AS proposal_id, p.sort, u.agency INTO held FROM fund_decision d
  JOIN fund_proposal p ON p.leaf_id = d.proposal_id JOIN fund_purpose u ON u.id = p.purpose_id
  WHERE d.leaf_id = NEW.decision_id AND d.community_id = NEW.community_id AND d.says = 'yes' FOR UPDATE OF d;
  IF NOT FOUND THEN
    PERFORM fund_refuse('an order rests on a decision that says yes');
  ELSIF held.agency <> (NEW.cost = '2601') THEN
    PERFORM fund_refuse('what is held for a named person is apart from the fund''s own');
  ELSIF held.sort IN ('project', 'seed', 'kits') THEN
    IF NEW.sort = 'payment' AND NOT EXISTS (
      SELECT 1 FROM fund_acceptance WHERE proposal_id = held.proposal_id) THEN
      PERFORM fund_refuse('what is not accepted is only advanced');
    ELSIF (NEW.final OR held.ordered + NEW.fen >= held.fen) AND NOT EXISTS (
      SELECT 1 FROM fund_acceptance WHERE proposal_id = held.proposal_id AND final) THEN
      PERFORM fund_refuse('the last payment waits for the overseers and a user');
    END IF;
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_order_may BEFORE INSERT ON fund_order FOR EACH ROW EXECUTE FUNCTION fund_order_may()
-- next
CREATE FUNCTION fund_order_takes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE fund_decision SET ordered = ordered + NEW.fen WHERE leaf_id = NEW.decision_id;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_order_takes AFTER INSERT ON fund_order FOR EACH ROW EXECUTE FUNCTION fund_order_takes()
-- next
CREATE FUNCTION fund_void_may() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM fund_outlay o WHERE o.order_id = NEW.order_id
      AND NOT EXISTS (SELECT 1 FROM fund_entry r WHERE r.reverses_id = o.entry_id)) THEN
    PERFORM fund_refuse('what is paid is reversed before its order is void');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_void_may BEFORE INSERT ON fund_void FOR EACH ROW EXECUTE FUNCTION fund_void_may()
-- next
CREATE FUNCTION fund_void_frees() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE fund_decision d SET ordered = d.ordered - o.fen FROM fund_order o
  WHERE o.id = NEW.order_id AND d.leaf_id = o.decision_id;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_void_frees AFTER INSERT ON fund_void FOR EACH ROW EXECUTE FUNCTION fund_void_frees()
-- next
CREATE FUNCTION fund_payout_may() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held record;
BEGIN
  SELECT o.made_by_id, d.proposal_id INTO held FROM fund_order o JOIN fund_decision d ON d.leaf_id = o.decision_id
  WHERE o.id = NEW.order_id AND o.community_id = NEW.community_id;
  IF NOT FOUND OR EXISTS (SELECT 1 FROM fund_void WHERE order_id = NEW.order_id) THEN
    PERFORM fund_refuse('an order that stands is paid');
  ELSIF NEW.payer_id = held.made_by_id
    OR EXISTS (SELECT 1 FROM fund_related WHERE proposal_id = held.proposal_id AND person_id = NEW.payer_id)
    OR EXISTS (SELECT 1 FROM fund_vote WHERE proposal_id = held.proposal_id AND person_id = NEW.payer_id
      AND choice <> 'recused') THEN
    PERFORM fund_refuse('whoever applied, decided or ordered does not pay');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_payout_may BEFORE INSERT ON fund_payout FOR EACH ROW EXECUTE FUNCTION fund_payout_may()
-- next
CREATE FUNCTION fund_entry_outlay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb;
  held record;
  fen bigint;
BEGIN
  SELECT body::jsonb INTO said FROM fund_leaf WHERE id = NEW.leaf_id;
  SELECT -COALESCE(SUM((l ->> 'fen')::bigint), 0) INTO fen FROM jsonb_array_elements(said -> 'lines') l
  WHERE l ->> 'account' = '1141';
  IF NEW.sort IN ('payment', 'advance') THEN
    SELECT o.id AS order_id, o.key, o.sort, o.account, o.cost, o.fen, d.leaf_id, d.number, u.code INTO held
    FROM fund_order o JOIN fund_decision d ON d.leaf_id = o.decision_id
    JOIN fund_proposal p ON p.leaf_id = d.proposal_id JOIN fund_purpose u ON u.id = p.purpose_id
    WHERE o.community_id = NEW.community_id AND o.key = said ->> 'order';
    IF NOT FOUND OR held.key <> NEW.key OR held.sort <> NEW.sort
      OR held.number IS DISTINCT FROM (said ->> 'decision')::integer THEN
      PERFORM fund_refuse('what is paid has an order that fits');
    ELSIF EXISTS (SELECT 1 FROM fund_void WHERE order_id = held.order_id) THEN
      PERFORM fund_refuse('an order that is void is not paid');
    ELSIF NOT EXISTS (SELECT 1 FROM fund_payout WHERE order_id = held.order_id) THEN
      PERFORM fund_refuse('an order is paid by the accountant');
    ELSIF EXISTS (SELECT 1 FROM fund_frozen WHERE decision_id = held.leaf_id) THEN
      PERFORM fund_refuse('the federation has frozen it');
    ELSIF EXISTS (SELECT 1 FROM jsonb_array_elements(said -> 'lines') l WHERE l ->> 'purpose' <> held.code) THEN
      PERFORM fund_refuse('money of one purpose cannot serve another');
    ELSIF (SELECT SUM((l ->> 'fen')::bigint) FROM jsonb_array_elements(said -> 'lines') l
        WHERE l ->> 'account' = held.account) IS DISTINCT FROM -held.fen
      OR (SELECT SUM((l ->> 'fen')::bigint) FROM jsonb_array_elements(said -> 'lines') l
        WHERE l ->> 'account' = CASE WHEN NEW.sort = 'advance' THEN '1141' ELSE held.cost END)
        IS DISTINCT FROM held.fen
      OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(said -> 'lines') l JOIN fund_account a
          ON a.community_id = NEW.community_id AND a.code = l ->> 'account' AND a.lots
        WHERE a.code <> held.account) THEN
      PERFORM fund_refuse('what is paid is what was ordered');
    END IF;
    INSERT INTO fund_outlay (entry_id, community_id, decision_id, order_id, drawn, advanced)
    VALUES (NEW.leaf_id, NEW.community_id, held.leaf_id, held.order_id, held.fen,
      CASE WHEN NEW.sort = 'advance' THEN held.fen ELSE 0 END);
  ELSIF NEW.sort = 'cost' THEN
    SELECT d.leaf_id, u.code INTO held FROM fund_decision d JOIN fund_proposal p ON p.leaf_id = d.proposal_id
    JOIN fund_purpose u ON u.id = p.purpose_id
    WHERE d.community_id = NEW.community_id AND d.number = (said ->> 'decision')::integer
      AND (p.sort NOT IN ('project', 'seed', 'kits')
        OR EXISTS (SELECT 1 FROM fund_acceptance a WHERE a.proposal_id = p.leaf_id));
    IF NOT FOUND OR fen <= 0 THEN
      PERFORM fund_refuse('an advance becomes a cost on acceptance');
    ELSIF EXISTS (SELECT 1 FROM jsonb_array_elements(said -> 'lines') l WHERE l ->> 'purpose' <> held.code) THEN
      PERFORM fund_refuse('money of one purpose cannot serve another');
    END IF;
    INSERT INTO fund_outlay (entry_id, community_id, decision_id, drawn, advanced)
    VALUES (NEW.leaf_id, NEW.community_id, held.leaf_id, 0, -fen);
  ELSIF NEW.sort = 'returned' THEN
    SELECT o.decision_id INTO held FROM fund_entry e JOIN fund_outlay o ON o.entry_id = e.leaf_id
    WHERE e.community_id = NEW.community_id AND e.number = (said ->> 'about')::integer AND e.sort = 'advance';
    IF NOT FOUND OR fen <= 0 THEN
      PERFORM fund_refuse('what comes back of an advance goes to the lots it was drawn from');
    END IF;
    INSERT INTO fund_outlay (entry_id, community_id, decision_id, drawn, advanced)
    VALUES (NEW.leaf_id, NEW.community_id, held.decision_id, -fen, -fen);
  ELSIF NEW.sort = 'reversal' THEN
    INSERT INTO fund_outlay (entry_id, community_id, decision_id, drawn, advanced)
    SELECT NEW.leaf_id, NEW.community_id, decision_id, -drawn, -advanced FROM fund_outlay
    WHERE entry_id = NEW.reverses_id;
  END IF;
  UPDATE fund_decision d SET drawn = d.drawn + o.drawn, advanced = d.advanced + o.advanced FROM fund_outlay o
  WHERE o.entry_id = NEW.leaf_id AND d.leaf_id = o.decision_id;
  RETURN NULL;
END $$
-- next
CREATE TRIGGER fund_entry_outlay AFTER INSERT ON fund_entry FOR EACH ROW EXECUTE FUNCTION fund_entry_outlay()
-- next
CREATE FUNCTION fund_outlay_of_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  made record;
BEGIN
  SELECT e.sort, e.key, e.reverses_id, l.body::jsonb AS said INTO made FROM fund_entry e
  JOIN fund_leaf l ON l.id = e.leaf_id WHERE e.leaf_id = NEW.entry_id AND e.community_id = NEW.community_id;
  IF NOT FOUND OR (made.sort IN ('payment', 'advance') AND NOT EXISTS (
      SELECT 1 FROM fund_order o WHERE o.id = NEW.order_id AND o.key = made.key AND o.decision_id = NEW.decision_id
        AND o.fen = NEW.drawn AND NEW.advanced = CASE WHEN o.sort = 'advance' THEN o.fen ELSE 0 END))
    OR (made.sort IN ('cost', 'returned') AND (NEW.advanced <> (
      SELECT SUM((l ->> 'fen')::bigint) FROM jsonb_array_elements(made.said -> 'lines') l
      WHERE l ->> 'account' = '1141') OR NEW.drawn <> CASE made.sort WHEN 'cost' THEN 0 ELSE NEW.advanced END))
    OR (made.sort = 'reversal' AND NOT EXISTS (
      SELECT 1 FROM fund_outlay o WHERE o.entry_id = made.reverses_id AND o.decision_id = NEW.decision_id
        AND o.drawn = -NEW.drawn AND o.advanced = -NEW.advanced))
    OR made.sort NOT IN ('payment', 'advance', 'cost', 'returned', 'reversal') THEN
    PERFORM fund_refuse('an outlay is what its entry says');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_outlay_of_entry BEFORE INSERT ON fund_outlay FOR EACH ROW EXECUTE FUNCTION fund_outlay_of_entry()
-- next
CREATE FUNCTION fund_decision_sums() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ordered <> (SELECT COALESCE(SUM(o.fen), 0) FROM fund_order o WHERE o.decision_id = NEW.leaf_id
      AND NOT EXISTS (SELECT 1 FROM fund_void v WHERE v.order_id = o.id))
    OR NEW.drawn <> (SELECT COALESCE(SUM(drawn), 0) FROM fund_outlay WHERE decision_id = NEW.leaf_id)
    OR NEW.advanced <> (SELECT COALESCE(SUM(advanced), 0) FROM fund_outlay WHERE decision_id = NEW.leaf_id) THEN
    PERFORM fund_refuse('what a decision has used follows from its orders and entries');
  END IF;
  RETURN NEW;
END $$
-- next
CREATE TRIGGER fund_decision_sums BEFORE UPDATE ON fund_decision FOR EACH ROW EXECUTE FUNCTION fund_decision_sums()
