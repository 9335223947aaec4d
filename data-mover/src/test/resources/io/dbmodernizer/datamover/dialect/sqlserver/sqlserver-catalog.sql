-- SQL Server's catalog views as far as they are asked for, imitated by tables.
CREATE SCHEMA sys;
CREATE TABLE sys.schemas(schema_id INT, principal_id INT, name VARCHAR(128));
CREATE TABLE sys.database_principals(principal_id INT, name VARCHAR(128), type VARCHAR(1), is_fixed_role BIT);
CREATE TABLE sys.tables(object_id INT, schema_id INT, name VARCHAR(128), is_ms_shipped BIT,
  temporal_type INT DEFAULT 0, is_memory_optimized BIT DEFAULT 0, is_filetable BIT DEFAULT 0, is_external BIT DEFAULT 0,
  is_node BIT DEFAULT 0, is_edge BIT DEFAULT 0, ledger_type INT DEFAULT 0, is_published BIT DEFAULT 0,
  is_merge_published BIT DEFAULT 0, is_tracked_by_cdc BIT DEFAULT 0);
CREATE TABLE sys.types(user_type_id INT, system_type_id INT, name VARCHAR(128), schema_id INT DEFAULT 1,
  is_user_defined BIT DEFAULT 0);
CREATE TABLE sys.columns(object_id INT, column_id INT, name VARCHAR(128), user_type_id INT,
  system_type_id INT, max_length INT, precision INT, scale INT, is_nullable BIT, default_object_id INT,
  is_computed BIT, is_identity BIT, collation_name VARCHAR(128), rule_object_id INT DEFAULT 0, xml_collection_id INT DEFAULT 0,
  is_rowguidcol BIT DEFAULT 0, is_column_set BIT DEFAULT 0, is_sparse BIT DEFAULT 0, is_filestream BIT DEFAULT 0,
  is_masked BIT DEFAULT 0, is_hidden BIT DEFAULT 0, encryption_type INT);
CREATE TABLE sys.objects(object_id INT, schema_id INT, parent_object_id INT, name VARCHAR(128), type VARCHAR(2),
  is_ms_shipped BIT);
CREATE TABLE sys.default_constraints(object_id INT, definition VARCHAR(4000));
CREATE TABLE sys.computed_columns(object_id INT, column_id INT, definition VARCHAR(4000), is_persisted BIT);
CREATE TABLE sys.identity_columns(object_id INT, column_id INT, seed_value INT, increment_value INT, last_value INT,
  is_not_for_replication BIT DEFAULT 0);
CREATE TABLE sys.indexes(object_id INT, index_id INT, name VARCHAR(128), type INT, is_unique BIT,
  is_primary_key BIT, is_unique_constraint BIT, is_hypothetical BIT, is_disabled BIT, filter_definition VARCHAR(4000),
  ignore_dup_key BIT DEFAULT 0, data_space_id INT DEFAULT 1);
CREATE TABLE sys.index_columns(object_id INT, index_id INT, index_column_id INT, column_id INT,
  key_ordinal INT, is_descending_key BIT, is_included_column BIT);
CREATE TABLE sys.foreign_keys(object_id INT, parent_object_id INT, referenced_object_id INT, name VARCHAR(128),
  delete_referential_action_desc VARCHAR(60), update_referential_action_desc VARCHAR(60), is_ms_shipped BIT, is_disabled BIT, is_not_trusted BIT,
  is_not_for_replication BIT DEFAULT 0);
CREATE TABLE sys.foreign_key_columns(constraint_object_id INT, constraint_column_id INT,
  parent_object_id INT, parent_column_id INT, referenced_object_id INT, referenced_column_id INT);
CREATE TABLE sys.check_constraints(object_id INT, parent_object_id INT, name VARCHAR(128),
  definition VARCHAR(4000), is_ms_shipped BIT, is_disabled BIT, is_not_trusted BIT,
  is_not_for_replication BIT DEFAULT 0);
CREATE TABLE sys.triggers(object_id INT, parent_id INT, parent_class INT, name VARCHAR(128), is_ms_shipped BIT,
  is_disabled BIT);
CREATE TABLE sys.change_tracking_tables(object_id INT);
CREATE TABLE sys.partitions(object_id INT, index_id INT, data_compression INT);
CREATE TABLE sys.partition_functions(name VARCHAR(128), function_id INT, boundary_value_on_right BIT);
CREATE TABLE sys.partition_parameters(function_id INT, parameter_id INT, system_type_id INT, max_length INT, precision INT,
  scale INT);
CREATE TABLE sys.partition_range_values(function_id INT, boundary_id INT, parameter_id INT, [value] VARCHAR);
CREATE TABLE sys.partition_schemes(name VARCHAR(128), data_space_id INT, function_id INT);
CREATE TABLE sys.fulltext_indexes(object_id INT);
CREATE TABLE sys.stats(object_id INT, name VARCHAR(128), user_created BIT);
CREATE TABLE sys.security_policies(object_id INT, name VARCHAR(128), schema_id INT DEFAULT 1, is_enabled BIT DEFAULT 1,
  is_schema_bound BIT DEFAULT 1, is_not_for_replication BIT DEFAULT 0);
CREATE TABLE sys.security_predicates(object_id INT, target_object_id INT, security_predicate_id INT DEFAULT 1,
  predicate_definition VARCHAR, predicate_type INT DEFAULT 0, operation_desc VARCHAR(60));
CREATE TABLE sys.sql_expression_dependencies(referencing_id INT, referenced_id INT);
CREATE TABLE sys.assemblies(name VARCHAR(128), is_user_defined BIT);
CREATE TABLE sys.database_permissions(major_id INT, grantee_principal_id INT, permission_name VARCHAR(128), class INT DEFAULT 1,
  minor_id INT DEFAULT 0, state VARCHAR(1) DEFAULT 'G', type VARCHAR(4), grantor_principal_id INT DEFAULT 1);
CREATE TABLE lacks(securable VARCHAR, permission VARCHAR);
CREATE TABLE sys.extended_properties(name VARCHAR(128));
CREATE TABLE sys.xml_schema_collections(schema_id INT, name VARCHAR(128));
CREATE TABLE sys.symmetric_keys(name VARCHAR(128));
CREATE TABLE sys.asymmetric_keys(name VARCHAR(128));
CREATE TABLE sys.certificates(name VARCHAR(128));
CREATE TABLE sys.plan_guides(name VARCHAR(128));
CREATE TABLE server(edition INT, sees_definitions INT, sysadmin INT DEFAULT 0);
CREATE ALIAS QUOTENAME FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.quoteName";
CREATE ALIAS IS_MEMBER FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.isMember";
CREATE ALIAS HAS_PERMS_BY_NAME FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.hasPermission";
CREATE ALIAS SERVERPROPERTY FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.serverProperty";
CREATE ALIAS USER_NAME FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.userName";
CREATE ALIAS DB_NAME FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.databaseName";
CREATE ALIAS DATABASEPROPERTYEX FOR "io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation.databaseProperty";

INSERT INTO sys.database_principals VALUES (0, 'public', 'R', 0), (1, 'dbo', 'S', 0), (16384, 'db_owner', 'R', 1),
  (2, 'guest', 'S', 0), (4, 'sys', 'S', 0), (8, 'reader', 'S', 0);
INSERT INTO sys.schemas VALUES (1, 1, 'dbo'), (2, 2, 'guest'), (4, 4, 'sys'), (5, 1, 'Sales'), (16384, 16384, 'db_owner');
INSERT INTO sys.types(user_type_id, system_type_id, name) VALUES (56, 56, 'int'), (231, 231, 'nvarchar'), (256, 231, 'sysname'), (167, 167, 'varchar'),
  (106, 106, 'decimal'), (60, 60, 'money'), (42, 42, 'datetime2'), (189, 189, 'timestamp'), (130, 240, 'geography'),
  (36, 36, 'uniqueidentifier'), (257, 167, 'Phone'), (61, 61, 'datetime'), (104, 104, 'bit');
INSERT INTO sys.tables(object_id, schema_id, name, is_ms_shipped) VALUES (100, 5, 'Order]s', 0), (200, 1, 'Customer', 0), (300, 1, 'sysdiagrams', 1);
INSERT INTO sys.columns(object_id, column_id, name, user_type_id, system_type_id, max_length, precision, scale,
  is_nullable, default_object_id, is_computed, is_identity, collation_name) VALUES
  (100, 1, 'Id', 56, 56, 4, 10, 0, 0, 0, 0, 1, NULL),
  (100, 2, 'Customer', 56, 56, 4, 10, 0, 1, 0, 0, 0, NULL),
  (100, 3, 'Name', 231, 231, 100, 0, 0, 0, 900, 0, 0, 'Latin1_General_CI_AS'),
  (100, 4, 'Code', 167, 167, -1, 0, 0, 1, 0, 0, 0, 'Latin1_General_BIN2'),
  (100, 5, 'Amount', 106, 106, 9, 19, 4, 1, 0, 0, 0, NULL),
  (100, 6, 'Twice', 106, 106, 9, 20, 4, 1, 0, 1, 0, NULL),
  (100, 7, 'At', 42, 42, 8, 27, 7, 1, 901, 0, 0, NULL),
  (100, 8, 'Version', 189, 189, 8, 0, 0, 0, 0, 0, 0, NULL),
  (100, 9, 'Phone', 257, 167, 20, 0, 0, 1, 0, 0, 0, 'Latin1_General_CI_AS'),
  (200, 1, 'Id', 56, 56, 4, 10, 0, 0, 0, 0, 0, NULL),
  (200, 2, 'Place', 130, 240, -1, 0, 0, 1, 0, 0, 0, NULL),
  (300, 1, 'x', 56, 56, 4, 10, 0, 0, 0, 0, 0, NULL);
INSERT INTO sys.objects VALUES (900, 5, 100, 'DF_Name', 'D', 0), (901, 5, 100, 'DF_At', 'D', 0);
INSERT INTO sys.default_constraints VALUES (900, '(N''none'')'), (901, '(sysutcdatetime())');
INSERT INTO sys.computed_columns VALUES (100, 6, '([Amount]*(2))', 1);
INSERT INTO sys.identity_columns(object_id, column_id, seed_value, increment_value, last_value) VALUES (100, 1, 10, 5, NULL);
INSERT INTO sys.indexes(object_id, index_id, name, type, is_unique, is_primary_key, is_unique_constraint,
  is_hypothetical, is_disabled, filter_definition) VALUES (100, 1, 'PK_Orders', 1, 1, 1, 0, 0, 0, NULL),
  (100, 2, 'UQ_Name', 2, 1, 0, 1, 0, 0, NULL), (100, 3, 'IX_Customer', 2, 0, 0, 0, 0, 0, '([Customer] IS NOT NULL)'),
  (100, 4, 'XML', 3, 0, 0, 0, 0, 0, NULL), (200, 1, 'PK_Customer', 2, 1, 1, 0, 0, 0, NULL), (100, 0, NULL, 0, 0, 0, 0, 0, 0, NULL),
  (100, 5, 'IX_Disabled', 2, 0, 0, 0, 0, 1, NULL);
INSERT INTO sys.index_columns VALUES (100, 1, 1, 1, 1, 0, 0), (100, 2, 1, 3, 1, 0, 0),
  (100, 3, 1, 7, 2, 0, 0), (100, 3, 2, 2, 1, 1, 0), (100, 3, 3, 5, 0, 0, 1), (100, 4, 1, 4, 1, 0, 0), (200, 1, 1, 1, 1, 1, 0),
  (100, 5, 1, 2, 1, 0, 0);
INSERT INTO sys.foreign_keys(object_id, parent_object_id, referenced_object_id, name,
  delete_referential_action_desc, update_referential_action_desc, is_ms_shipped, is_disabled, is_not_trusted) VALUES (910, 100, 200, 'FK_Order_Customer', 'SET_NULL', 'NO_ACTION', 0, 1, 1);
INSERT INTO sys.foreign_key_columns VALUES (910, 1, 100, 2, 200, 1);
INSERT INTO sys.check_constraints(object_id, parent_object_id, name, definition, is_ms_shipped, is_disabled,
  is_not_trusted) VALUES (920, 100, 'CK_Amount', '([Amount]>=(0))', 0, 0, 1);
INSERT INTO sys.objects VALUES (60, 5, 0, 'Tax', 'FN', 0);
INSERT INTO sys.security_policies(object_id, name) VALUES (70, 'only own');
INSERT INTO server(edition, sees_definitions) VALUES (3, 1);
