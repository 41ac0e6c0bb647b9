PRAGMA application_id = 1129467467;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
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
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "citation" VALUES(1,1,1,'inline',0,'deal');
INSERT INTO "citation" VALUES(2,3,2,'outlet',0,'Tide Times');
INSERT INTO "citation" VALUES(3,4,1,'title',0,'Why tugs matter');
INSERT INTO "citation" VALUES(4,5,1,'inline',0,'deal');
INSERT INTO "citation" VALUES(5,7,2,'outlet',0,'Tide Times');
INSERT INTO "citation" VALUES(6,8,1,'title',0,'Why tugs matter');
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
CREATE TABLE dictionary_word (
    id INTEGER NOT NULL,
    word TEXT NOT NULL,
    CONSTRAINT pk_dictionary_word PRIMARY KEY (id),
    CONSTRAINT uq_dictionary_word_word UNIQUE (word)
) STRICT;
INSERT INTO "dictionary_word" VALUES(1,'Yaroslavl');
CREATE TABLE export_record (
    id INTEGER NOT NULL,
    issue_uid TEXT NOT NULL,
    format TEXT NOT NULL,
    path TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_export_record PRIMARY KEY (id)
) STRICT;
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
INSERT INTO "issue" VALUES(1,'41f9075d2f1449429aac519183a12cac',1,'Harbor Letter','July 2025',7,2025,0,'2025-08-04','sent','Tugs — ⚓','','What the [four ports](https://example.org/ports) did this month.','Bo Reed','A tug','tug.jpg','https://example.org/tug.jpg',800,'','641db63c113ab3e537d96d9e18560ab01a88a16b42a45a2a858cdd230c15ce93','2026-11-28T01:27:11.255423+00:00');
INSERT INTO "issue" VALUES(2,'a32efead089540a9a0a6532641103ded',NULL,'','August 2025',8,2025,0,NULL,'draft','','','What the [four ports](https://example.org/ports) did this month.','','',NULL,NULL,NULL,'','b4e5ef637f0b6fab14b860d6c128f92bff229322bcd56b6e6d7c0613cd664e77','2026-11-28T01:27:11.443065+00:00');
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
INSERT INTO "item" VALUES(1,'9717f2ff47ba48b4be7bbf783c80b20b',1,0,'highlight','Two ports agree on tugs','The [deal](https://example.org/tugs) covers [ten tugs](missing:).','','',NULL,'','','','45213c3f1c7ba01d3e59876b3ca9a84631103b17b13f3a2768f06142f105ac26');
INSERT INTO "item" VALUES(2,'77c87cde09c14cbe88a045f8c8b13659',1,1,'highlight','A pier is mended','It took a week.','','',NULL,'','','','697984290d5fbf3d637109eb455cd29c5de5d22e17350f700b19de0bc17503dc');
INSERT INTO "item" VALUES(3,'4bd01205bd0644198d82d9dd571db05e',2,0,'link','','','Pilots went home early.','',NULL,'','','','f524bf7b569e2c7f8856735ca85f78bcfddd9aee83b3471a445f38f7642cdf8c');
INSERT INTO "item" VALUES(4,'4529e758f4d24898a9bbafdcacf503c8',3,0,'analysis','','','','Why tugs matter','https://example.org/tugs','','Dock School','','8f0e9ee777abf4e2b1e49e195ae79a5d47325fd567e978a5d0dec2c13aefda0d');
INSERT INTO "item" VALUES(5,'db7cb3e106bd44878d78d6451d7ec4eb',4,0,'highlight','Two ports agree on tugs','The [deal](https://example.org/tugs) covers [ten tugs](missing:).','','',NULL,'','','','45213c3f1c7ba01d3e59876b3ca9a84631103b17b13f3a2768f06142f105ac26');
INSERT INTO "item" VALUES(6,'b171e0bfbb294cfbb4e30ce2e6d1092f',4,1,'highlight','A pier is mended','It took a week.','','',NULL,'','','','697984290d5fbf3d637109eb455cd29c5de5d22e17350f700b19de0bc17503dc');
INSERT INTO "item" VALUES(7,'068de2b1308d48218fb74390ed37cca3',5,0,'link','','','Pilots went home early.','',NULL,'','','','f524bf7b569e2c7f8856735ca85f78bcfddd9aee83b3471a445f38f7642cdf8c');
INSERT INTO "item" VALUES(8,'2c429ea6b08b4b0f95429129857a0bf3',6,0,'analysis','','','','Why tugs matter','https://example.org/tugs','','Dock School','','8f0e9ee777abf4e2b1e49e195ae79a5d47325fd567e978a5d0dec2c13aefda0d');
CREATE TABLE item_author (
    id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_item_author PRIMARY KEY (id),
    CONSTRAINT ck_item_author_position CHECK (position >= 0),
    CONSTRAINT fk_item_author_item_id FOREIGN KEY(item_id) REFERENCES item (id) ON DELETE CASCADE
) STRICT;
INSERT INTO "item_author" VALUES(1,4,0,'Bo Reed');
INSERT INTO "item_author" VALUES(2,4,1,'Cy Lund');
INSERT INTO "item_author" VALUES(3,8,0,'Bo Reed');
INSERT INTO "item_author" VALUES(4,8,1,'Cy Lund');
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
INSERT INTO "item_outlet" VALUES(1,3,NULL,0,'Tide Times','https://Tides.example:443/pilots#top');
INSERT INTO "item_outlet" VALUES(2,3,NULL,1,'Quay News',NULL);
INSERT INTO "item_outlet" VALUES(3,7,NULL,0,'Tide Times','https://Tides.example:443/pilots#top');
INSERT INTO "item_outlet" VALUES(4,7,NULL,1,'Quay News',NULL);
CREATE TABLE library (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    oldest_reader INTEGER NOT NULL,
    CONSTRAINT pk_library PRIMARY KEY (id),
    CONSTRAINT ck_library_single CHECK (id = 1),
    CONSTRAINT uq_library_uid UNIQUE (uid)
) STRICT;
INSERT INTO "library" VALUES(1,'dde192c38c9cd24b240a30b1f0c29f43',1);
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
INSERT INTO "masthead" VALUES(1,'Harbor Letter','',NULL,'','','','[]',NULL,NULL,NULL,'');
INSERT INTO "masthead" VALUES(2,'Harbor Letter','','https://example.org/harbor','A harbor','','Dock School','["1 Pier", "Quay Town"]',NULL,NULL,NULL,'');
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
INSERT INTO "newsletter" VALUES(1,2,'Harbor Letter','buttondown','Ada Marsh <ada@example.org>','desk@example.org','');
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
INSERT INTO "note" VALUES(1,1,0,'9717f2ff47ba48b4be7bbf783c80b20b','','link_guess','?','deal',NULL,0);
INSERT INTO "note" VALUES(2,1,1,'3140c924fe5d4d978da5040a7176d6f0','','unrecognised','?','—',NULL,1);
INSERT INTO "note" VALUES(3,1,2,NULL,'footer','dropped_furniture','?','Share',NULL,0);
CREATE TABLE outlet (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_outlet PRIMARY KEY (id),
    CONSTRAINT uq_outlet_uid UNIQUE (uid),
    CONSTRAINT uq_outlet_name UNIQUE (name)
) STRICT;
CREATE TABLE outlet_domain (
    id INTEGER NOT NULL,
    outlet_id INTEGER NOT NULL,
    domain TEXT NOT NULL,
    CONSTRAINT pk_outlet_domain PRIMARY KEY (id),
    CONSTRAINT fk_outlet_domain_outlet_id FOREIGN KEY(outlet_id) REFERENCES outlet (id) ON DELETE CASCADE,
    CONSTRAINT uq_outlet_domain_domain UNIQUE (domain)
) STRICT;
CREATE TABLE outlet_name (
    id INTEGER NOT NULL,
    outlet_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_outlet_name PRIMARY KEY (id),
    CONSTRAINT fk_outlet_name_outlet_id FOREIGN KEY(outlet_id) REFERENCES outlet (id) ON DELETE CASCADE,
    CONSTRAINT uq_outlet_name_name UNIQUE (name)
) STRICT;
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
INSERT INTO "person" VALUES(1,1,0,'Editor','Ada Marsh','missing:');
INSERT INTO "person" VALUES(2,2,0,'Editor','Ada Marsh','ada@example.org');
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
INSERT INTO "section" VALUES(1,'783ab2014cc34c16b29c39cafa14d6c5',1,0,'highlights','July Highlights');
INSERT INTO "section" VALUES(2,'3140c924fe5d4d978da5040a7176d6f0',1,1,'links','Links');
INSERT INTO "section" VALUES(3,'e6294f19ff384f6db66b6324817ff05d',1,2,'analysis','Recent Analysis');
INSERT INTO "section" VALUES(4,'9623f99eee1045b7ab395c37d5f263fb',2,0,'highlights','July Highlights');
INSERT INTO "section" VALUES(5,'f9eec42bb3c64b849e52db663e20c845',2,1,'links','Links');
INSERT INTO "section" VALUES(6,'a272f9a0d93b49a2b290c825420b6480',2,2,'analysis','Recent Analysis');
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
INSERT INTO "social_link" VALUES(1,2,0,'Buoy','https://example.org/buoy');
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
INSERT INTO "source" VALUES(1,'47bd1e5f10ff521cb57a27702c15ee5b','https://example.org/tugs','https://example.org/tugs','Why tugs matter',NULL,0);
INSERT INTO "source" VALUES(2,'08b1a7bb389d55aebc2cdc6a5da4bf28','https://Tides.example:443/pilots#top','https://tides.example/pilots','',NULL,0);
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
INSERT INTO "trash" VALUES(1,'7084b3cba3e641ce8e2219cb627191b3','issue','7ebd80279a1b43acaf31b7d4437b3415','June 2025','{"issue": {"format": "crank-issue/1", "newsletter": "Harbor Letter", "label": "June 2025", "month": 6, "year": 2025, "year_inferred": false, "send_date": "2025-08-04", "status": "sent", "subject": "Tugs \u2014 \u2693", "preheader": "", "intro": "What the [four ports](https://example.org/ports) did this month.", "image": {"credit": "Bo Reed", "alt": "A tug", "file": "tug.jpg", "url": "https://example.org/tug.jpg", "width": 800}, "sections": [{"kind": "highlights", "heading": "July Highlights", "items": [{"kind": "highlight", "heading": "Two ports agree on tugs", "body": "The [deal](https://example.org/tugs) covers [ten tugs](missing:).", "uid": "2a53dee8d80f481ba6a818b1fe3326b5"}, {"kind": "highlight", "heading": "A pier is mended", "body": "It took a week.", "uid": "2729de6728bf4c018ed421f7cac6cb10"}], "uid": "c46d50d5cc714aff9edf3b8f7a83507d"}, {"kind": "links", "heading": "Links", "items": [{"kind": "link", "text": "Pilots went home early.", "outlets": [{"name": "Tide Times", "url": "https://Tides.example:443/pilots#top"}, {"name": "Quay News", "url": null}], "uid": "baf8ca5da1604a25b145d9c09ea78a63"}], "uid": "03a3632b21b34e1a8798455f57609a61"}, {"kind": "analysis", "heading": "Recent Analysis", "items": [{"kind": "analysis", "title": "Why tugs matter", "url": "https://example.org/tugs", "authors": ["Bo Reed", "Cy Lund"], "byline": "", "institution": "Dock School", "note": "", "uid": "8d3a9b7346f64437a1c13d2918e3703b"}], "uid": "61b64f87f10c43ba83137ab050e6a71a"}], "banner": {"url": null, "alt": "", "as_sent": ""}, "masthead": {"name": "Harbor Letter", "editors": [{"role": "Editor", "name": "Ada Marsh", "email": "missing:"}], "as_sent": ""}, "footer": {"organisation": "", "address": [], "copyright_year": null, "social": [], "preferences_url": null, "unsubscribe_url": null, "as_sent": ""}, "imported_as": "", "notes": [{"where": "sections/0/items/0", "kind": "link_guess", "message": "?", "text": "deal", "index": null}, {"where": "sections/1", "kind": "unrecognised", "message": "?", "text": "\u2014", "index": null}, {"where": "footer", "kind": "dropped_furniture", "message": "?", "text": "Share", "index": null}], "uid": "7ebd80279a1b43acaf31b7d4437b3415"}, "own_masthead": true, "resolved": [], "places": [["2a53dee8d80f481ba6a818b1fe3326b5", ""], ["03a3632b21b34e1a8798455f57609a61", ""], [null, "footer"]], "picture": null}','{"issue_uid": "", "section_uid": "", "position": 0, "issue_label": "", "section_heading": ""}','2026-11-28T01:27:11.516239+00:00');
CREATE INDEX ix_actor_affiliation_id ON actor (affiliation_id);
CREATE INDEX ix_actor_name ON actor (name);
CREATE INDEX ix_actor_parent_id ON actor (parent_id);
CREATE INDEX ix_comment_of_uid_at ON comment (of_uid, at);
CREATE INDEX ix_export_record_issue_uid_at ON export_record (issue_uid, at);
CREATE INDEX ix_revision_of_uid_at ON revision (of_uid, at);
CREATE INDEX ix_trash_at ON trash (at);
CREATE INDEX ix_issue_content_hash ON issue (content_hash);
CREATE INDEX ix_issue_year_month ON issue (year, month);
CREATE INDEX ix_outlet_domain_outlet_id ON outlet_domain (outlet_id);
CREATE INDEX ix_outlet_name_outlet_id ON outlet_name (outlet_id);
CREATE INDEX ix_person_masthead_id ON person (masthead_id);
CREATE INDEX ix_social_link_masthead_id ON social_link (masthead_id);
CREATE INDEX ix_source_outlet_id ON source (outlet_id);
CREATE INDEX ix_note_issue_id ON note (issue_id);
CREATE INDEX ix_section_issue_id_position ON section (issue_id, position);
CREATE INDEX ix_item_section_id_position ON item (section_id, position);
CREATE INDEX ix_citation_item_id ON citation (item_id);
CREATE INDEX ix_citation_source_id ON citation (source_id);
CREATE INDEX ix_item_author_item_id ON item_author (item_id);
CREATE INDEX ix_item_outlet_item_id ON item_outlet (item_id);
CREATE INDEX ix_item_outlet_outlet_id ON item_outlet (outlet_id);
COMMIT;
