-- KINDS
CREATE SCHEMA [Sales]
GO
CREATE DOMAIN [Sales].[Code] AS VARCHAR(20)
GO
CREATE SEQUENCE [Sales].[Numbers] AS INT START WITH 10 INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 CYCLE CACHE 7
GO
CREATE ALIAS [Sales].[Twice] DETERMINISTIC FOR 'java.lang.Math.abs(int)'
GO
CREATE ALIAS [Sales].[Clean] FOR 'java.lang.System.gc()'
GO
CREATE TABLE [Sales].[Customer] ([Id] INT NOT NULL CONSTRAINT [PK_Customer] PRIMARY KEY, [Name] NVARCHAR(50) NOT NULL)
GO
CREATE TABLE [Sales]."Order]s" ([Id] INT IDENTITY(10, 5) NOT NULL CONSTRAINT [PK_Orders] PRIMARY KEY,
  [Number] INT DEFAULT NEXT VALUE FOR [Sales].[Numbers] NOT NULL, [Customer] INT,
  [Name] NVARCHAR(50) NOT NULL, [Amount] DECIMAL(19, 4) NOT NULL,
  [Doubled] INT GENERATED ALWAYS AS ([Sales].[Twice]([Number])),
  CONSTRAINT [FK_Customer] FOREIGN KEY ([Customer]) REFERENCES [Sales].[Customer] ([Id]),
  CONSTRAINT [UQ_Name] UNIQUE ([Name]), CONSTRAINT [CK_Amount] CHECK ([Amount] >= 0))
GO
CREATE INDEX [IX_Customer] ON [Sales]."Order]s" ([Customer] DESC, [Amount])
GO
INSERT INTO [Sales].[Customer] VALUES (1, 'one'), (2, 'zwölf'), (3, '')
GO
INSERT INTO [Sales]."Order]s" ([Customer], [Name], [Amount]) VALUES (1, 'a', 1.5), (2, 'b', 0), (NULL, 'c', 99999.9999)
GO
CREATE VIEW [Sales].[z_seen] AS SELECT [Id], [Name] FROM [Sales]."Order]s" WHERE [Amount] > 0
GO
CREATE VIEW [Sales].[a_above] AS SELECT [Id] FROM [Sales].[z_seen]
GO
CREATE SYNONYM [Sales].[Orders] FOR [Sales]."Order]s"
GO
CREATE TRIGGER [Sales].[audit] BEFORE INSERT ON [Sales]."Order]s" FOR EACH ROW CALL 'io.dbmodernizer.datamover.transfer.CountingTrigger'
GO
CREATE TRIGGER [Sales].[divert] INSTEAD OF INSERT ON [Sales].[z_seen] FOR EACH ROW CALL 'io.dbmodernizer.datamover.transfer.CountingTrigger'
GO
COMMENT ON TABLE [Sales].[Customer] IS 'it''s them'
GO
-- VALUES
CREATE SCHEMA [Sales]
GO
CREATE TABLE [Sales].[Edge] ([Id] INT NOT NULL CONSTRAINT [PK_Edge] PRIMARY KEY, [Time] TIME(7), [Day] DATE,
  [Moment] DATETIME2(7), [Offset] DATETIMEOFFSET(7), [Text] NVARCHAR(MAX), [Bytes] VARBINARY(MAX), [Fixed] NCHAR(5),
  [Number] DECIMAL(38, 10), [Real] FLOAT)
GO
INSERT INTO [Sales].[Edge] VALUES
  (1, '23:59:59.9999999', '0001-01-01', '0001-01-01 00:00:00', '0001-01-01 00:00:00 +00:00', '', X'', 'a', 0, -0.0),
  (2, '00:00:00', '1582-10-10', '1582-10-10 12:34:56.7890123', '1582-10-15 00:00:00 +14:00', 'zwölf 💡', X'00ff', '', 1, 1.7976931348623157E308),
  (3, '12:00:00.0000001', '9999-12-31', '9999-12-31 23:59:59.9999999', '9999-12-31 23:59:59.9999999 -14:00', NULL, NULL, NULL, -9999999999999999999999999999.9999999999, 4.9E-324),
  (4, NULL, NULL, NULL, NULL, REPEAT('ü', 300000), CAST(REPEAT('ab', 200000) AS VARBINARY(400000)), '     ', 0.0000000001, NULL)
GO
-- READ VALUES
SELECT [Id], CAST([Time] AS VARCHAR), CAST([Day] AS VARCHAR), CAST([Moment] AS VARCHAR), CAST([Offset] AS VARCHAR), [Fixed], CAST([Number] AS VARCHAR), CAST([Real] AS VARCHAR) FROM [Sales].[Edge] ORDER BY [Id]
GO
SELECT [Id], [Text], CHAR_LENGTH([Text]), OCTET_LENGTH([Bytes]), HASH('SHA-256', [Bytes]) FROM [Sales].[Edge] ORDER BY [Id]
GO
-- PLANTED
UPDATE [Sales].[Customer] SET [Name] = 'two' WHERE [Id] = 2
GO
INSERT INTO [Sales].[Customer] VALUES (4, 'four')
GO
DROP INDEX [Sales].[IX_Customer]
GO
ALTER TABLE [Sales]."Order]s" DROP CONSTRAINT [CK_Amount]
GO
ALTER TABLE [Sales].[Customer] ADD [Extra] INT
GO
DROP TRIGGER [Sales].[audit]
GO
DROP SYNONYM [Sales].[Orders]
GO
CREATE OR REPLACE VIEW [Sales].[a_above] AS SELECT [Id] FROM [Sales].[z_seen] WHERE [Id] > 1
GO
COMMENT ON TABLE [Sales].[Customer] IS 'others'
GO
ALTER SEQUENCE [Sales].[Numbers] INCREMENT BY 6
GO
-- RIGHTS
CREATE USER [suite_reader] PASSWORD 'secret'
GO
GRANT SELECT ON [Sales].[z_seen] TO [suite_reader]
GO
