-- The tables of the sample sales database, in the style of a SQL Server application. keys.sql creates the
-- objects that need the rows: keys of more than one column, indexes, foreign keys.

CREATE SCHEMA "Person";
CREATE SCHEMA "HumanResources";
CREATE SCHEMA "Production";
CREATE SCHEMA "Sales";

CREATE TABLE "Person"."Country" (
  "CountryCode" NCHAR(2) NOT NULL PRIMARY KEY,
  "Name" NVARCHAR(60) NOT NULL,
  "CurrencyCode" NCHAR(3) NOT NULL
);

CREATE TABLE "Person"."Region" (
  "CountryCode" NCHAR(2) NOT NULL,
  "RegionCode" NVARCHAR(6) NOT NULL,
  "Name" NVARCHAR(60) NOT NULL,
  "TaxRate" DECIMAL(5, 4) DEFAULT 0 NOT NULL
);

CREATE TABLE "Person"."Address" (
  "AddressId" INT IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  "Line1" NVARCHAR(80) NOT NULL,
  "Line2" NVARCHAR(80),
  "City" NVARCHAR(40) NOT NULL,
  "PostalCode" NVARCHAR(12) NOT NULL,
  "CountryCode" NCHAR(2) NOT NULL,
  "RegionCode" NVARCHAR(6),
  "Latitude" FLOAT,
  "Longitude" REAL,
  "RowGuid" UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  "ModifiedAt" DATETIME2 DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE "Person"."Person" (
  "PersonId" INT IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  "Title" NVARCHAR(8),
  "FirstName" NVARCHAR(50) NOT NULL,
  "MiddleName" NVARCHAR(50),
  "LastName" NVARCHAR(50) NOT NULL,
  "FullName" NVARCHAR(101) GENERATED ALWAYS AS ("FirstName" || ' ' || "LastName"),
  "Email" VARCHAR(120) NOT NULL,
  "BirthDate" DATE,
  "PreferredContactTime" TIME(0),
  "Newsletter" BIT DEFAULT 0 NOT NULL,
  "Fingerprint" VARBINARY(32),
  "CreatedAt" DATETIMEOFFSET DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE "HumanResources"."Department" (
  "DepartmentId" SMALLINT IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  "Name" NVARCHAR(50) NOT NULL,
  "GroupName" NVARCHAR(50) NOT NULL
);

CREATE TABLE "HumanResources"."Employee" (
  "EmployeeId" INT NOT NULL PRIMARY KEY,
  "ManagerId" INT,
  "BadgeHash" BINARY(16) NOT NULL,
  "JobTitle" NVARCHAR(60) NOT NULL,
  "HireDate" DATE NOT NULL,
  "ShiftStart" TIME(7),
  "VacationHours" SMALLINT DEFAULT 0 NOT NULL,
  "Salary" MONEY NOT NULL,
  "Active" BIT DEFAULT 1 NOT NULL
);

CREATE TABLE "HumanResources"."EmployeeDepartment" (
  "EmployeeId" INT NOT NULL,
  "DepartmentId" SMALLINT NOT NULL,
  "StartDate" DATE NOT NULL,
  "EndDate" DATE
);

CREATE TABLE "Production"."Category" (
  "CategoryId" INT IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  "ParentCategoryId" INT,
  "Name" NVARCHAR(60) NOT NULL
);

CREATE TABLE "Production"."Product" (
  "ProductId" INT IDENTITY(680, 1) NOT NULL PRIMARY KEY,
  "ProductNumber" VARCHAR(25) NOT NULL,
  "Name" NVARCHAR(80) NOT NULL,
  "CategoryId" INT NOT NULL,
  "Color" NVARCHAR(15),
  "StandardCost" DECIMAL(19, 4) NOT NULL,
  "ListPrice" MONEY NOT NULL,
  "Margin" DECIMAL(20, 4) GENERATED ALWAYS AS ("ListPrice" - "StandardCost"),
  "Weight" DECIMAL(8, 3),
  "SafetyStock" SMALLINT DEFAULT 100 NOT NULL,
  "SellStart" DATETIME NOT NULL,
  "SellEnd" DATETIME,
  "Discontinued" BIT DEFAULT 0 NOT NULL,
  "RowGuid" UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL
);

CREATE TABLE "Production"."ProductDescription" (
  "ProductId" INT NOT NULL,
  "Culture" NCHAR(5) NOT NULL,
  "Description" NVARCHAR(4000) NOT NULL,
  "ReviewedAt" SMALLDATETIME
);

CREATE TABLE "Production"."ProductDocument" (
  "DocumentId" UNIQUEIDENTIFIER NOT NULL PRIMARY KEY,
  "ProductId" INT NOT NULL,
  "FileName" NVARCHAR(120) NOT NULL,
  "Body" NVARCHAR(MAX),
  "Thumbnail" VARBINARY(MAX)
);

CREATE TABLE "Production"."Warehouse" (
  "WarehouseId" TINYINT NOT NULL PRIMARY KEY,
  "Name" NVARCHAR(50) NOT NULL,
  "CostRate" SMALLMONEY DEFAULT 0 NOT NULL
);

CREATE TABLE "Production"."Inventory" (
  "ProductId" INT NOT NULL,
  "WarehouseId" TINYINT NOT NULL,
  "Shelf" NVARCHAR(10) NOT NULL,
  "Quantity" SMALLINT DEFAULT 0 NOT NULL,
  "CountedOn" DATE
);

CREATE TABLE "Production"."BillOfMaterials" (
  "AssemblyId" INT NOT NULL,
  "ComponentId" INT NOT NULL,
  "Quantity" DECIMAL(8, 2) DEFAULT 1 NOT NULL
);

CREATE TABLE "Sales"."Customer" (
  "CustomerId" INT IDENTITY(11000, 1) NOT NULL PRIMARY KEY,
  "PersonId" INT,
  "StoreName" NVARCHAR(80),
  "AccountNumber" VARCHAR(12) GENERATED ALWAYS AS ('AC' || LPAD(CAST("CustomerId" AS VARCHAR(10)), 10, '0')),
  "CreditLimit" MONEY,
  "Notes" NVARCHAR(MAX)
);

CREATE TABLE "Sales"."SpecialOffer" (
  "SpecialOfferId" INT IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  "Description" NVARCHAR(120) NOT NULL,
  "DiscountPercent" DECIMAL(5, 2) DEFAULT 0 NOT NULL,
  "StartsAt" DATETIME2(3) NOT NULL,
  "EndsAt" DATETIME2(3) NOT NULL
);

CREATE TABLE "Sales"."CurrencyRate" (
  "FromCurrency" NCHAR(3) NOT NULL,
  "ToCurrency" NCHAR(3) NOT NULL,
  "RateDate" DATE NOT NULL,
  "AverageRate" DECIMAL(18, 8) NOT NULL
);

CREATE TABLE "Sales"."SalesOrder" (
  "OrderId" BIGINT IDENTITY(43659, 1) NOT NULL PRIMARY KEY,
  "OrderNumber" VARCHAR(16) GENERATED ALWAYS AS ('SO' || CAST("OrderId" AS VARCHAR(14))),
  "CustomerId" INT NOT NULL,
  "SalesPersonId" INT,
  "BillToAddressId" INT NOT NULL,
  "ShipToAddressId" INT NOT NULL,
  "OrderedAt" DATETIME2 NOT NULL,
  "DueDate" DATE NOT NULL,
  "ShippedAt" DATETIMEOFFSET(3),
  "Status" TINYINT DEFAULT 1 NOT NULL,
  "SubTotal" MONEY NOT NULL,
  "TaxAmount" MONEY DEFAULT 0 NOT NULL,
  "Freight" SMALLMONEY DEFAULT 0 NOT NULL,
  "TotalDue" DECIMAL(20, 4) GENERATED ALWAYS AS ("SubTotal" + "TaxAmount" + "Freight"),
  "Comment" NVARCHAR(400)
);

CREATE TABLE "Sales"."SalesOrderLine" (
  "OrderId" BIGINT NOT NULL,
  "LineNumber" SMALLINT NOT NULL,
  "ProductId" INT NOT NULL,
  "SpecialOfferId" INT,
  "Quantity" SMALLINT NOT NULL,
  "UnitPrice" MONEY NOT NULL,
  "Discount" DECIMAL(5, 4) DEFAULT 0 NOT NULL,
  "LineTotal" DECIMAL(30, 8) GENERATED ALWAYS AS ("UnitPrice" * "Quantity" * (1 - "Discount")),
  "RowGuid" UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL
);
