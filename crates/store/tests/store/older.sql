-- A library as Vouch wrote it before codes, names of witnesses and names of tables had their present terms in the
-- source: the schema after step 25, and two joined files with everything that is stored under an older name.
PRAGMA user_version = 25;

CREATE TABLE source (
    sequence    INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    hash        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    member      TEXT,
    media_type  TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    added_at    INTEGER NOT NULL
) STRICT;
CREATE TABLE loose (hash TEXT PRIMARY KEY) STRICT;
CREATE TABLE page (
    source  TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL,
    width   INTEGER NOT NULL,
    height  INTEGER NOT NULL,
    PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE thumbnail (
    source  TEXT PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE,
    jpeg    BLOB NOT NULL
) STRICT;
CREATE TABLE job (
    sequence     INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    source       TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    engine       TEXT NOT NULL,
    state        TEXT NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    postponed    INTEGER NOT NULL DEFAULT 0,
    lease        INTEGER NOT NULL DEFAULT 0,
    due          INTEGER NOT NULL,
    lease_until  INTEGER,
    error        TEXT,
    error_args   TEXT NOT NULL DEFAULT 'null',
    took         INTEGER,
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL
, kind TEXT, keeps INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX job_by_due ON job (state, due);
CREATE INDEX job_by_source ON job (source);
CREATE TABLE reading (
    sequence        INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    source          TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    engine          TEXT NOT NULL,
    engine_version  TEXT NOT NULL,
    reading         TEXT NOT NULL
) STRICT;
CREATE INDEX reading_by_source ON reading (source);
CREATE TRIGGER reading_never_changes BEFORE UPDATE ON reading
BEGIN SELECT RAISE (ABORT, 'a reading never changes'); END;
CREATE TABLE document (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    source      TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    engine      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    pile        TEXT NOT NULL,
    stops       TEXT NOT NULL,
    glances     TEXT NOT NULL,
    page        INTEGER NOT NULL,
    accepted    INTEGER NOT NULL,
    vendor      TEXT,
    number      TEXT,
    category    TEXT,
    date        TEXT,
    currency    TEXT,
    total       TEXT,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL, stands INTEGER NOT NULL DEFAULT 1,
    UNIQUE (source, position)
) STRICT;
CREATE INDEX document_by_pile ON document (pile, accepted);
CREATE TABLE extraction (
    document    INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE,
    extraction  TEXT NOT NULL
, as_read TEXT) STRICT;
CREATE TABLE change (
    sequence  INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    document  TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    act       TEXT NOT NULL
, step TEXT) STRICT;
CREATE INDEX change_by_document ON change (document);
CREATE TRIGGER change_never_changes BEFORE UPDATE ON change
BEGIN SELECT RAISE (ABORT, 'a change never changes'); END;
CREATE TRIGGER change_goes_with_its_document BEFORE DELETE ON change
WHEN EXISTS (SELECT 1 FROM document WHERE document.id = OLD.document)
BEGIN SELECT RAISE (ABORT, 'a change goes with its document'); END;
CREATE TABLE search (
    key       INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    words     TEXT NOT NULL,
    numbers   TEXT NOT NULL
) STRICT;
CREATE INDEX search_by_document ON search (document);
CREATE VIRTUAL TABLE search_parts USING fts5 (
    numbers, content = 'search', content_rowid = 'key', tokenize = 'trigram'
);
CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
    INSERT INTO search_words (rowid, words) VALUES (NEW.key, NEW.words);
    INSERT INTO search_parts (rowid, numbers) VALUES (NEW.key, NEW.numbers);
END;
CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
    INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', OLD.key, OLD.words);
    INSERT INTO search_parts (search_parts, rowid, numbers) VALUES ('delete', OLD.key, OLD.numbers);
END;
CREATE TRIGGER search_changed AFTER UPDATE ON search BEGIN
    INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', OLD.key, OLD.words);
    INSERT INTO search_parts (search_parts, rowid, numbers) VALUES ('delete', OLD.key, OLD.numbers);
    INSERT INTO search_words (rowid, words) VALUES (NEW.key, NEW.words);
    INSERT INTO search_parts (rowid, numbers) VALUES (NEW.key, NEW.numbers);
END;
CREATE TABLE setting (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT;
CREATE TABLE reply (
    source     TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    page       INTEGER NOT NULL,
    operation  TEXT NOT NULL,
    body       BLOB NOT NULL,
    PRIMARY KEY (source, page, operation)
) STRICT;
CREATE TABLE stored_original (
    source  TEXT PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    key     TEXT,
    since   INTEGER
) STRICT;
CREATE TABLE look (
    source  TEXT PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE,
    hash    BLOB NOT NULL
, compared INTEGER NOT NULL DEFAULT -1) STRICT;
CREATE TABLE apart (
    one    TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    other  TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    PRIMARY KEY (one, other)
) STRICT;
CREATE TABLE vendor_rule (
    sequence  INTEGER PRIMARY KEY,
    id        TEXT NOT NULL,
    rule      TEXT
) STRICT;
CREATE INDEX vendor_rule_by_id ON vendor_rule (id);
CREATE TABLE lesson (
    document  TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    sequence  INTEGER NOT NULL,
    category  TEXT,
    lesson    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE lesson_key (
    key       TEXT NOT NULL,
    document  TEXT NOT NULL REFERENCES lesson (document) ON DELETE CASCADE,
    PRIMARY KEY (key, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX lesson_key_by_document ON lesson_key (document);
CREATE TABLE lesson_word (
    word      TEXT NOT NULL,
    document  TEXT NOT NULL REFERENCES lesson (document) ON DELETE CASCADE,
    PRIMARY KEY (word, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX lesson_word_by_document ON lesson_word (document);
CREATE INDEX look_by_compared ON look (compared);
CREATE TABLE likeness (
    one    TEXT NOT NULL REFERENCES look (source) ON DELETE CASCADE,
    other  TEXT NOT NULL REFERENCES look (source) ON DELETE CASCADE,
    bits   INTEGER NOT NULL,
    PRIMARY KEY (one, other)
) STRICT;
CREATE INDEX likeness_by_other ON likeness (other);
CREATE INDEX document_by_sense ON document (date, total, vendor COLLATE NOCASE);
CREATE INDEX document_by_day ON document (date, key, total, currency) WHERE stands;
CREATE VIRTUAL TABLE search_words USING fts5 (
    words, content = 'search', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2'
);
CREATE TABLE borrowed_page (
    source  TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL,
    lender  TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    page    INTEGER NOT NULL,
    PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX borrowed_page_by_lender ON borrowed_page (lender);
CREATE TABLE vendor_apart (
    one    TEXT NOT NULL,
    other  TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
INSERT INTO search_parts (search_parts, rank) VALUES ('secure-delete', 1);

INSERT INTO source (id, hash, name, member, media_type, bytes, added_at) VALUES
    ('00000000-0000-7000-8000-000000000001', '2d8d693177ac44895fc02c009ec3f6af32e51eb00783c17000d7051d1662b93a', 'front.png', NULL, 'image/png', 5, 1775000000000000),
    ('00000000-0000-7000-8000-000000000002', '3c482346f375027677fa8a0d6830a32714d4f13f9e94c2d9e215e0ac205ad4e5', 'back.png', NULL, 'image/png', 4, 1775000000000000),
    ('00000000-0000-7000-8000-000000000003', 'b1e99324505bd32da0e1f85dcf5e19a09db0481e8a15f62c41eb320304a8e927', 'third.png', NULL, 'image/png', 5, 1775000000000000);
INSERT INTO page (source, number, width, height) VALUES
    ('00000000-0000-7000-8000-000000000001', 0, 70, 100), ('00000000-0000-7000-8000-000000000002', 0, 50, 100), ('00000000-0000-7000-8000-000000000003', 0, 60, 100);
INSERT INTO borrowed_page (source, number, lender, page) VALUES ('00000000-0000-7000-8000-000000000001', 1, '00000000-0000-7000-8000-000000000002', 0);
INSERT INTO loose (hash) VALUES ('b5e0eee6e28efca6d6ad05d7b8a94631576037ec9e5ff6d305fe89faa0e1032e');
INSERT INTO vendor_apart (one, other) VALUES ('grab', 'grab malaysia'), ('grab malaysia', 'grab');

INSERT INTO reading (id, source, engine, engine_version, reading) VALUES
    ('00000000-0000-7000-8000-000000000020', '00000000-0000-7000-8000-000000000001', 'device', '1',
    '{"engine":{"name":"device","version":"1"},"read_at":"2026-03-31T23:33:20Z","pages":[{"page":0,"aspect":0.7,"slant":0.0,"origin":"recognised","layout":{"lines":[{"words":[{"text":"82.15","bounds":{"x":0.1,"y":0.1,"w":0.5,"h":0.1},"confidence":null}],"bounds":{"x":0.1,"y":0.1,"w":0.5,"h":0.1}}]}}],"values":[]}'),
    ('00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000001', 'second_look', '1',
    '{"engine":{"name":"second_look","version":"1"},"read_at":"2026-03-31T23:33:20Z","pages":[{"page":0,"aspect":0.7,"slant":0.0,"origin":"second_look","layout":{"lines":[{"words":[{"text":"82.16","bounds":{"x":0.1,"y":0.1,"w":0.5,"h":0.1},"confidence":null}],"bounds":{"x":0.1,"y":0.1,"w":0.5,"h":0.1}}]}}],"values":[]}');

INSERT INTO document (key, id, source, position, engine, kind, pile, stops, glances, page, accepted, vendor, number,
    category, date, currency, total, created_at, updated_at, stands) VALUES
    (1, '00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000001', 0, 'device', 'receipt', 'look', '["total"]', '[]', 0, 0, 'Daun Hijau', NULL, NULL, '2026-04-03', 'MYR', '82.15', 1775000001000000, 1775000001000000, 1),
    (2, '00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000002', 0, 'device', 'receipt', 'look', '["total"]', '[]', 0, 0, 'Back', NULL, NULL, '2026-04-03', 'MYR', '82.15', 1775000001000000, 1775000001000000, 0),
    (3, '00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000003', 0, 'device', 'receipt', 'hard', '["total"]', '[]', 0, 0, 'Hetzwerk', NULL, NULL, '2026-04-03', 'MYR', '82.15', 1775000001000000, 1775000001000000, 1),
    (4, '00000000-0000-7000-8000-000000000013', '00000000-0000-7000-8000-000000000003', 1, 'device', 'receipt', 'proved', '["total"]', '[]', 0, 0, 'Kopi Selatan', NULL, NULL, '2026-04-03', 'MYR', '82.15', 1775000001000000, 1775000001000000, 1);

INSERT INTO extraction (document, extraction, as_read) VALUES
    (1,
    '{"interpreter":"1","document":0,"kind":"receipt","pages":[0,1],"fields":{"total":{"candidates":[{"value":{"type":"amount","value":"82.15"},"raw":"82.15","confidence":0.9,"source":"device","place":null,"score":1.0,"evidence":[{"code":"second_look_differs","engine":"second_look","read":"82.16"}]}],"verdict":"doubtful"}},"tax_lines":[],"line_items":[],"findings":[]}',
    '{"interpreter":"1","document":0,"kind":"receipt","pages":[0],"fields":{"total":{"candidates":[{"value":{"type":"amount","value":"82.15"},"raw":"82.15","confidence":0.9,"source":"device","place":null,"score":1.0,"evidence":[{"code":"second_look_differs","engine":"second_look","read":"82.16"}]}],"verdict":"doubtful"}},"tax_lines":[],"line_items":[],"findings":[]}'),
    (2,
    '{"interpreter":"1","document":0,"kind":"receipt","pages":[],"fields":{"total":{"candidates":[{"value":{"type":"amount","value":"82.15"},"raw":"82.15","confidence":0.9,"source":"device","place":null,"score":1.0,"evidence":[{"code":"second_look_agrees","engine":"second_look"}]}],"verdict":"doubtful"}},"tax_lines":[],"line_items":[],"findings":[]}',
    '{"interpreter":"1","document":0,"kind":"receipt","pages":[0],"fields":{"total":{"candidates":[{"value":{"type":"amount","value":"82.15"},"raw":"82.15","confidence":0.9,"source":"device","place":null,"score":1.0,"evidence":[{"code":"second_look_agrees","engine":"second_look"}]}],"verdict":"doubtful"}},"tax_lines":[],"line_items":[],"findings":[]}'),
    (3,
    '{"interpreter":"1","document":0,"kind":"receipt","pages":[0],"fields":{"total":{"candidates":[{"value":{"type":"amount","value":"82.15"},"raw":"82.15","confidence":0.9,"source":"device","place":null,"score":1.0,"evidence":[{"code":"second_look_agrees","engine":"second_look"}]}],"verdict":"doubtful"}},"tax_lines":[],"line_items":[],"findings":[]}',
    NULL),
    (4,
    '{"interpreter":"1","document":1,"kind":"receipt","pages":[0],"fields":{"total":{"candidates":[{"value":{"type":"amount","value":"82.15"},"raw":"82.15","confidence":0.9,"source":"device","place":null,"score":1.0,"evidence":[]}],"verdict":"doubtful"}},"tax_lines":[],"line_items":[],"findings":[]}',
    NULL);

INSERT INTO change (id, document, at, act, step) VALUES
    ('00000000-0000-7000-8000-000000000030', '00000000-0000-7000-8000-000000000010', 1775000002000000,
    '{"act":"set_parts","parts":[{"page":0,"bounds":null},{"page":1,"bounds":null}],"among":["00000000-0000-7000-8000-000000000010","00000000-0000-7000-8000-000000000011"]}', '00000000-0000-7000-8000-000000000030'),
    ('00000000-0000-7000-8000-000000000031', '00000000-0000-7000-8000-000000000011', 1775000002000000,
    '{"act":"set_parts","parts":[],"among":["00000000-0000-7000-8000-000000000010","00000000-0000-7000-8000-000000000011"]}', '00000000-0000-7000-8000-000000000030');
INSERT INTO search (key, document, words, numbers) VALUES
    (2, 1, 'Daun Hijau' || char(10) || 'front.png' || char(10) || 'back.png', ''), (3, 1, '82.15', '8215');
