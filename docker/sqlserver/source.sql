-- The database to be moved, small but with what a move has to carry: identity, keys, defaults, checks, Unicode, NULLs.
IF DB_ID(N'SalesDb') IS NOT NULL SET NOEXEC ON;
GO
CREATE DATABASE SalesDb;
GO
USE SalesDb;
GO
CREATE SCHEMA Sales;
GO
CREATE TABLE Sales.Customer (
  CustomerId int IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Customer PRIMARY KEY,
  Name nvarchar(100) NOT NULL,
  Email varchar(200) NULL CONSTRAINT UQ_Customer_Email UNIQUE,
  CreditLimit money NOT NULL CONSTRAINT DF_Customer_CreditLimit DEFAULT 0,
  RowGuid uniqueidentifier NOT NULL CONSTRAINT DF_Customer_RowGuid DEFAULT NEWID(),
  CONSTRAINT CK_Customer_CreditLimit CHECK (CreditLimit >= 0)
);
CREATE TABLE Sales.OrderHeader (
  OrderId int IDENTITY(1000, 1) NOT NULL CONSTRAINT PK_OrderHeader PRIMARY KEY,
  CustomerId int NOT NULL CONSTRAINT FK_OrderHeader_Customer REFERENCES Sales.Customer (CustomerId),
  OrderedAt datetime2(3) NOT NULL CONSTRAINT DF_OrderHeader_OrderedAt DEFAULT SYSUTCDATETIME(),
  Note nvarchar(max) NULL
);
CREATE TABLE Sales.OrderLine (
  OrderId int NOT NULL CONSTRAINT FK_OrderLine_OrderHeader REFERENCES Sales.OrderHeader (OrderId),
  LineNumber smallint NOT NULL,
  Quantity int NOT NULL,
  UnitPrice decimal(19, 4) NOT NULL,
  CONSTRAINT PK_OrderLine PRIMARY KEY (OrderId, LineNumber)
);
CREATE INDEX IX_OrderHeader_Customer ON Sales.OrderHeader (CustomerId, OrderedAt);
GO
INSERT INTO Sales.Customer (Name, Email, CreditLimit)
SELECT TOP (2000) N'Žofie Müller ' + CAST(n AS nvarchar(10)),
       CASE WHEN n % 7 = 0 THEN CONCAT('unknown', n, '@example.com') ELSE CONCAT('customer', n, '@example.com') END,
       n * 10.25
FROM (SELECT ROW_NUMBER() OVER (ORDER BY (SELECT NULL)) AS n FROM sys.all_columns a CROSS JOIN sys.all_columns b) numbers;
INSERT INTO Sales.OrderHeader (CustomerId, OrderedAt, Note)
SELECT TOP (10000) 1 + n % 2000, DATEADD(MINUTE, n, '2024-01-01'), CASE n % 3 WHEN 0 THEN NULL WHEN 1 THEN N'' ELSE N'请小心 ' + CAST(n AS nvarchar(10)) END
FROM (SELECT ROW_NUMBER() OVER (ORDER BY (SELECT NULL)) AS n FROM sys.all_columns a CROSS JOIN sys.all_columns b) numbers;
INSERT INTO Sales.OrderLine (OrderId, LineNumber, Quantity, UnitPrice)
SELECT OrderId, line, 1 + OrderId % 5, line * 3.3333 FROM Sales.OrderHeader CROSS JOIN (VALUES (1), (2), (3)) lines (line);
GO
CREATE LOGIN migrator WITH PASSWORD = N'$(LOGIN_PASSWORD)';
CREATE USER migrator FOR LOGIN migrator;
ALTER ROLE db_datareader ADD MEMBER migrator;
GRANT VIEW DEFINITION TO migrator;
GO
