-- An empty library. Written by python -m crank_desktop.library.schema_text

PRAGMA application_id = 1129467467;

PRAGMA user_version = 4;

BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

INSERT INTO alembic_version (version_num) VALUES ('0004');

CREATE TABLE actor (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    parent_id INTEGER,
    affiliation_id INTEGER,
    CONSTRAINT pk_actor PRIMARY KEY (id),
    CONSTRAINT uq_actor_uid UNIQUE (uid),
    CONSTRAINT fk_actor_parent_id FOREIGN KEY(parent_id) REFERENCES actor (id) ON DELETE SET NULL,
    CONSTRAINT fk_actor_affiliation_id FOREIGN KEY(affiliation_id) REFERENCES actor (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX ix_actor_affiliation_id ON actor (affiliation_id);

CREATE INDEX ix_actor_name ON actor (name);

CREATE INDEX ix_actor_parent_id ON actor (parent_id);

CREATE TABLE comment (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    of_kind TEXT NOT NULL,
    of_uid TEXT NOT NULL,
    quoted TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    resolved INTEGER NOT NULL,
    CONSTRAINT pk_comment PRIMARY KEY (id),
    CONSTRAINT ck_comment_of_kind CHECK (of_kind IN ('issue', 'item', 'source')),
    CONSTRAINT ck_comment_resolved CHECK (resolved IN (0, 1)),
    CONSTRAINT uq_comment_uid UNIQUE (uid)
) STRICT;

CREATE INDEX ix_comment_of_uid_at ON comment (of_uid, at);

CREATE TABLE dictionary_word (
    id INTEGER NOT NULL,
    word TEXT NOT NULL,
    CONSTRAINT pk_dictionary_word PRIMARY KEY (id),
    CONSTRAINT uq_dictionary_word_word UNIQUE (word)
) STRICT;

CREATE TABLE export_record (
    id INTEGER NOT NULL,
    issue_uid TEXT NOT NULL,
    format TEXT NOT NULL,
    path TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_export_record PRIMARY KEY (id)
) STRICT;

CREATE INDEX ix_export_record_issue_uid_at ON export_record (issue_uid, at);

CREATE TABLE kept_part (
    id INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_kept_part PRIMARY KEY (id),
    CONSTRAINT uq_kept_part_content_hash UNIQUE (content_hash)
) STRICT;

CREATE TABLE library (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    oldest_reader INTEGER NOT NULL,
    CONSTRAINT pk_library PRIMARY KEY (id),
    CONSTRAINT ck_library_single CHECK (id = 1),
    CONSTRAINT uq_library_uid UNIQUE (uid)
) STRICT;

CREATE TABLE masthead (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    as_sent TEXT NOT NULL,
    banner_url TEXT,
    banner_alt TEXT NOT NULL,
    banner_as_sent TEXT NOT NULL,
    footer_organisation TEXT NOT NULL,
    footer_address TEXT NOT NULL,
    footer_copyright_year INTEGER,
    footer_preferences_url TEXT,
    footer_unsubscribe_url TEXT,
    footer_as_sent TEXT NOT NULL,
    CONSTRAINT pk_masthead PRIMARY KEY (id)
) STRICT;

CREATE TABLE outlet (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_outlet PRIMARY KEY (id),
    CONSTRAINT uq_outlet_uid UNIQUE (uid),
    CONSTRAINT uq_outlet_name UNIQUE (name)
) STRICT;

CREATE TABLE picture (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_picture PRIMARY KEY (id),
    CONSTRAINT ck_picture_media_type CHECK (media_type IN ('image/png', 'image/jpeg', 'image/gif')),
    CONSTRAINT ck_picture_width CHECK (width > 0),
    CONSTRAINT ck_picture_height CHECK (height > 0),
    CONSTRAINT uq_picture_name UNIQUE (name)
) STRICT;

CREATE TABLE revision (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    of_kind TEXT NOT NULL,
    of_uid TEXT NOT NULL,
    text TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    CONSTRAINT pk_revision PRIMARY KEY (id),
    CONSTRAINT ck_revision_of_kind CHECK (of_kind IN ('issue', 'item')),
    CONSTRAINT uq_revision_uid UNIQUE (uid)
) STRICT;

CREATE INDEX ix_revision_of_uid_at ON revision (of_uid, at);

CREATE TABLE topic (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    CONSTRAINT pk_topic PRIMARY KEY (id),
    CONSTRAINT uq_topic_uid UNIQUE (uid),
    CONSTRAINT uq_topic_name UNIQUE (name)
) STRICT;

CREATE TABLE trash (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    of_kind TEXT NOT NULL,
    of_uid TEXT NOT NULL,
    label TEXT NOT NULL,
    content TEXT NOT NULL,
    place TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_trash PRIMARY KEY (id),
    CONSTRAINT ck_trash_of_kind CHECK (of_kind IN ('issue', 'section', 'item', 'source')),
    CONSTRAINT uq_trash_uid UNIQUE (uid)
) STRICT;

CREATE INDEX ix_trash_at ON trash (at);

CREATE TABLE issue (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    masthead_id INTEGER,
    newsletter TEXT NOT NULL,
    label TEXT NOT NULL,
    month INTEGER,
    year INTEGER,
    year_inferred INTEGER NOT NULL,
    send_date TEXT,
    status TEXT NOT NULL,
    subject TEXT NOT NULL,
    preheader TEXT NOT NULL,
    intro TEXT NOT NULL,
    image_credit TEXT NOT NULL,
    image_alt TEXT NOT NULL,
    image_file TEXT,
    image_url TEXT,
    image_width INTEGER,
    imported_as TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CONSTRAINT pk_issue PRIMARY KEY (id),
    CONSTRAINT ck_issue_month CHECK (month BETWEEN 1 AND 12),
    CONSTRAINT ck_issue_status CHECK (status IN ('draft', 'in review', 'approved', 'sent', 'archived')),
    CONSTRAINT ck_issue_year_inferred CHECK (year_inferred IN (0, 1)),
    CONSTRAINT uq_issue_uid UNIQUE (uid),
    CONSTRAINT uq_issue_masthead_id UNIQUE (masthead_id),
    CONSTRAINT fk_issue_masthead_id FOREIGN KEY(masthead_id) REFERENCES masthead (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_issue_content_hash ON issue (content_hash);

CREATE INDEX ix_issue_year_month ON issue (year, month);

CREATE TABLE newsletter (
    id INTEGER NOT NULL,
    masthead_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    service TEXT NOT NULL,
    sender TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    recipient TEXT NOT NULL,
    CONSTRAINT pk_newsletter PRIMARY KEY (id),
    CONSTRAINT ck_newsletter_single CHECK (id = 1),
    CONSTRAINT uq_newsletter_masthead_id UNIQUE (masthead_id),
    CONSTRAINT fk_newsletter_masthead_id FOREIGN KEY(masthead_id) REFERENCES masthead (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE outlet_domain (
    id INTEGER NOT NULL,
    outlet_id INTEGER NOT NULL,
    domain TEXT NOT NULL,
    CONSTRAINT pk_outlet_domain PRIMARY KEY (id),
    CONSTRAINT fk_outlet_domain_outlet_id FOREIGN KEY(outlet_id) REFERENCES outlet (id) ON DELETE CASCADE,
    CONSTRAINT uq_outlet_domain_domain UNIQUE (domain)
) STRICT;

CREATE INDEX ix_outlet_domain_outlet_id ON outlet_domain (outlet_id);

CREATE TABLE outlet_name (
    id INTEGER NOT NULL,
    outlet_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_outlet_name PRIMARY KEY (id),
    CONSTRAINT fk_outlet_name_outlet_id FOREIGN KEY(outlet_id) REFERENCES outlet (id) ON DELETE CASCADE,
    CONSTRAINT uq_outlet_name_name UNIQUE (name)
) STRICT;

CREATE INDEX ix_outlet_name_outlet_id ON outlet_name (outlet_id);

CREATE TABLE person (
    id INTEGER NOT NULL,
    masthead_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT ck_person_position CHECK (position >= 0),
    CONSTRAINT fk_person_masthead_id FOREIGN KEY(masthead_id) REFERENCES masthead (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_person_masthead_id ON person (masthead_id);

CREATE TABLE social_link (
    id INTEGER NOT NULL,
    masthead_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    url TEXT,
    CONSTRAINT pk_social_link PRIMARY KEY (id),
    CONSTRAINT ck_social_link_position CHECK (position >= 0),
    CONSTRAINT fk_social_link_masthead_id FOREIGN KEY(masthead_id) REFERENCES masthead (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_social_link_masthead_id ON social_link (masthead_id);

CREATE TABLE source (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet_id INTEGER,
    kept INTEGER NOT NULL,
    CONSTRAINT pk_source PRIMARY KEY (id),
    CONSTRAINT ck_source_kept CHECK (kept IN (0, 1)),
    CONSTRAINT uq_source_uid UNIQUE (uid),
    CONSTRAINT uq_source_address_key UNIQUE (address_key),
    CONSTRAINT fk_source_outlet_id FOREIGN KEY(outlet_id) REFERENCES outlet (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX ix_source_outlet_id ON source (outlet_id);

CREATE TABLE note (
    id INTEGER NOT NULL,
    issue_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    about_uid TEXT,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    text TEXT NOT NULL,
    link_index INTEGER,
    resolved INTEGER NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (id),
    CONSTRAINT ck_note_resolved CHECK (resolved IN (0, 1)),
    CONSTRAINT ck_note_position CHECK (position >= 0),
    CONSTRAINT fk_note_issue_id FOREIGN KEY(issue_id) REFERENCES issue (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_note_issue_id ON note (issue_id);

CREATE TABLE section (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    issue_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    heading TEXT NOT NULL,
    CONSTRAINT pk_section PRIMARY KEY (id),
    CONSTRAINT ck_section_kind CHECK (kind IN ('highlights', 'links', 'analysis', 'perspectives')),
    CONSTRAINT ck_section_position CHECK (position >= 0),
    CONSTRAINT uq_section_uid UNIQUE (uid),
    CONSTRAINT fk_section_issue_id FOREIGN KEY(issue_id) REFERENCES issue (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_section_issue_id_position ON section (issue_id, position);

CREATE TABLE item (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    section_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    heading TEXT NOT NULL,
    body TEXT NOT NULL,
    text TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    byline TEXT NOT NULL,
    institution TEXT NOT NULL,
    note TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    CONSTRAINT pk_item PRIMARY KEY (id),
    CONSTRAINT ck_item_kind CHECK (kind IN ('highlight', 'link', 'analysis', 'perspective')),
    CONSTRAINT ck_item_position CHECK (position >= 0),
    CONSTRAINT uq_item_uid UNIQUE (uid),
    CONSTRAINT fk_item_section_id FOREIGN KEY(section_id) REFERENCES section (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_item_section_id_position ON item (section_id, position);

CREATE TABLE citation (
    id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_citation PRIMARY KEY (id),
    CONSTRAINT ck_citation_role CHECK (role IN ('inline', 'outlet', 'title')),
    CONSTRAINT ck_citation_position CHECK (position >= 0),
    CONSTRAINT fk_citation_item_id FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE,
    CONSTRAINT fk_citation_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_citation_item_id ON citation (item_id);

CREATE INDEX ix_citation_source_id ON citation (source_id);

CREATE TABLE item_author (
    id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_item_author PRIMARY KEY (id),
    CONSTRAINT ck_item_author_position CHECK (position >= 0),
    CONSTRAINT fk_item_author_item_id FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_item_author_item_id ON item_author (item_id);

CREATE TABLE item_outlet (
    id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    outlet_id INTEGER,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    url TEXT,
    CONSTRAINT pk_item_outlet PRIMARY KEY (id),
    CONSTRAINT ck_item_outlet_position CHECK (position >= 0),
    CONSTRAINT fk_item_outlet_item_id FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE,
    CONSTRAINT fk_item_outlet_outlet_id FOREIGN KEY(outlet_id) REFERENCES outlet (id) ON DELETE SET NULL
) STRICT;

CREATE INDEX ix_item_outlet_item_id ON item_outlet (item_id);

CREATE INDEX ix_item_outlet_outlet_id ON item_outlet (outlet_id);

INSERT INTO library (id, uid, oldest_reader)
VALUES (1, lower(hex(randomblob(16))), 1);

COMMIT;
