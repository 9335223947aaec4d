-- Tables of AdventureWorks with the columns of its files, in their order. Parents come before children;
-- keys to tables whose rows are not among the files (Person.Person, Sales.SalesOrderHeader) are left out.

CREATE SCHEMA [Person];
CREATE SCHEMA [Sales];
CREATE SCHEMA [Production];
CREATE SCHEMA [HumanResources];
CREATE SCHEMA [Purchasing];

CREATE TABLE [Person].[BusinessEntity] (
  [BusinessEntityID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_BusinessEntity_BusinessEntityID] PRIMARY KEY,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Person].[AddressType] (
  [AddressTypeID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_AddressType_AddressTypeID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE UNIQUE INDEX [AK_AddressType_Name] ON [Person].[AddressType] ([Name]);

CREATE TABLE [Person].[ContactType] (
  [ContactTypeID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_ContactType_ContactTypeID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Person].[PhoneNumberType] (
  [PhoneNumberTypeID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_PhoneNumberType_PhoneNumberTypeID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Person].[CountryRegion] (
  [CountryRegionCode] NVARCHAR(3) NOT NULL CONSTRAINT [PK_CountryRegion_CountryRegionCode] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE UNIQUE INDEX [AK_CountryRegion_Name] ON [Person].[CountryRegion] ([Name]);

CREATE TABLE [Sales].[SalesTerritory] (
  [TerritoryID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_SalesTerritory_TerritoryID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [CountryRegionCode] NVARCHAR(3) NOT NULL,
  [Group] NVARCHAR(50) NOT NULL,
  [SalesYTD] MONEY DEFAULT 0.00 NOT NULL,
  [SalesLastYear] MONEY DEFAULT 0.00 NOT NULL,
  [CostYTD] MONEY DEFAULT 0.00 NOT NULL,
  [CostLastYear] MONEY DEFAULT 0.00 NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [CK_SalesTerritory_SalesYTD] CHECK ([SalesYTD] >= 0.00),
  CONSTRAINT [FK_SalesTerritory_CountryRegion_CountryRegionCode] FOREIGN KEY ([CountryRegionCode])
    REFERENCES [Person].[CountryRegion] ([CountryRegionCode])
);

CREATE TABLE [Person].[StateProvince] (
  [StateProvinceID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_StateProvince_StateProvinceID] PRIMARY KEY,
  [StateProvinceCode] NCHAR(3) NOT NULL,
  [CountryRegionCode] NVARCHAR(3) NOT NULL,
  [IsOnlyStateProvinceFlag] BIT DEFAULT 1 NOT NULL,
  [Name] NVARCHAR(50) NOT NULL,
  [TerritoryID] INT NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [FK_StateProvince_CountryRegion_CountryRegionCode] FOREIGN KEY ([CountryRegionCode])
    REFERENCES [Person].[CountryRegion] ([CountryRegionCode]),
  CONSTRAINT [FK_StateProvince_SalesTerritory_TerritoryID] FOREIGN KEY ([TerritoryID])
    REFERENCES [Sales].[SalesTerritory] ([TerritoryID])
);

CREATE UNIQUE INDEX [AK_StateProvince_Code] ON [Person].[StateProvince] ([StateProvinceCode], [CountryRegionCode]);

CREATE TABLE [Person].[Address] (
  [AddressID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_Address_AddressID] PRIMARY KEY,
  [AddressLine1] NVARCHAR(60) NOT NULL,
  [AddressLine2] NVARCHAR(60),
  [City] NVARCHAR(30) NOT NULL,
  [StateProvinceID] INT NOT NULL,
  [PostalCode] NVARCHAR(15) NOT NULL,
  [SpatialLocation] VARBINARY(64),
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [FK_Address_StateProvince_StateProvinceID] FOREIGN KEY ([StateProvinceID])
    REFERENCES [Person].[StateProvince] ([StateProvinceID])
);

CREATE INDEX [IX_Address_StateProvinceID] ON [Person].[Address] ([StateProvinceID]);

CREATE TABLE [Person].[BusinessEntityAddress] (
  [BusinessEntityID] INT NOT NULL,
  [AddressID] INT NOT NULL,
  [AddressTypeID] INT NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_BusinessEntityAddress] PRIMARY KEY ([BusinessEntityID], [AddressID], [AddressTypeID]),
  CONSTRAINT [FK_BusinessEntityAddress_Address_AddressID] FOREIGN KEY ([AddressID])
    REFERENCES [Person].[Address] ([AddressID]),
  CONSTRAINT [FK_BusinessEntityAddress_AddressType_AddressTypeID] FOREIGN KEY ([AddressTypeID])
    REFERENCES [Person].[AddressType] ([AddressTypeID]),
  CONSTRAINT [FK_BusinessEntityAddress_BusinessEntity_BusinessEntityID] FOREIGN KEY ([BusinessEntityID])
    REFERENCES [Person].[BusinessEntity] ([BusinessEntityID])
);

CREATE TABLE [Person].[BusinessEntityContact] (
  [BusinessEntityID] INT NOT NULL,
  [PersonID] INT NOT NULL,
  [ContactTypeID] INT NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_BusinessEntityContact] PRIMARY KEY ([BusinessEntityID], [PersonID], [ContactTypeID]),
  CONSTRAINT [FK_BusinessEntityContact_ContactType_ContactTypeID] FOREIGN KEY ([ContactTypeID])
    REFERENCES [Person].[ContactType] ([ContactTypeID]),
  CONSTRAINT [FK_BusinessEntityContact_BusinessEntity_BusinessEntityID] FOREIGN KEY ([BusinessEntityID])
    REFERENCES [Person].[BusinessEntity] ([BusinessEntityID])
);

CREATE TABLE [Person].[EmailAddress] (
  [BusinessEntityID] INT NOT NULL,
  [EmailAddressID] INT IDENTITY(1, 1) NOT NULL,
  [EmailAddress] NVARCHAR(50),
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_EmailAddress] PRIMARY KEY ([BusinessEntityID], [EmailAddressID])
);

CREATE TABLE [Person].[PersonPhone] (
  [BusinessEntityID] INT NOT NULL,
  [PhoneNumber] NVARCHAR(25) NOT NULL,
  [PhoneNumberTypeID] INT NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_PersonPhone] PRIMARY KEY ([BusinessEntityID], [PhoneNumber], [PhoneNumberTypeID]),
  CONSTRAINT [FK_PersonPhone_PhoneNumberType_PhoneNumberTypeID] FOREIGN KEY ([PhoneNumberTypeID])
    REFERENCES [Person].[PhoneNumberType] ([PhoneNumberTypeID])
);

CREATE TABLE [Sales].[Currency] (
  [CurrencyCode] NCHAR(3) NOT NULL CONSTRAINT [PK_Currency_CurrencyCode] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Sales].[CountryRegionCurrency] (
  [CountryRegionCode] NVARCHAR(3) NOT NULL,
  [CurrencyCode] NCHAR(3) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_CountryRegionCurrency] PRIMARY KEY ([CountryRegionCode], [CurrencyCode]),
  CONSTRAINT [FK_CountryRegionCurrency_CountryRegion_CountryRegionCode] FOREIGN KEY ([CountryRegionCode])
    REFERENCES [Person].[CountryRegion] ([CountryRegionCode]),
  CONSTRAINT [FK_CountryRegionCurrency_Currency_CurrencyCode] FOREIGN KEY ([CurrencyCode])
    REFERENCES [Sales].[Currency] ([CurrencyCode])
);

CREATE TABLE [Sales].[CurrencyRate] (
  [CurrencyRateID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_CurrencyRate_CurrencyRateID] PRIMARY KEY,
  [CurrencyRateDate] DATETIME NOT NULL,
  [FromCurrencyCode] NCHAR(3) NOT NULL,
  [ToCurrencyCode] NCHAR(3) NOT NULL,
  [AverageRate] MONEY NOT NULL,
  [EndOfDayRate] MONEY NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [FK_CurrencyRate_Currency_FromCurrencyCode] FOREIGN KEY ([FromCurrencyCode])
    REFERENCES [Sales].[Currency] ([CurrencyCode]),
  CONSTRAINT [FK_CurrencyRate_Currency_ToCurrencyCode] FOREIGN KEY ([ToCurrencyCode])
    REFERENCES [Sales].[Currency] ([CurrencyCode])
);

CREATE TABLE [Sales].[CreditCard] (
  [CreditCardID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_CreditCard_CreditCardID] PRIMARY KEY,
  [CardType] NVARCHAR(50) NOT NULL,
  [CardNumber] NVARCHAR(25) NOT NULL,
  [ExpMonth] TINYINT NOT NULL,
  [ExpYear] SMALLINT NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Sales].[SalesReason] (
  [SalesReasonID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_SalesReason_SalesReasonID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [ReasonType] NVARCHAR(50) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Sales].[SalesOrderHeaderSalesReason] (
  [SalesOrderID] INT NOT NULL,
  [SalesReasonID] INT NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_SalesOrderHeaderSalesReason] PRIMARY KEY ([SalesOrderID], [SalesReasonID]),
  CONSTRAINT [FK_SalesOrderHeaderSalesReason_SalesReason_SalesReasonID] FOREIGN KEY ([SalesReasonID])
    REFERENCES [Sales].[SalesReason] ([SalesReasonID])
);

CREATE TABLE [Sales].[SalesTaxRate] (
  [SalesTaxRateID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_SalesTaxRate_SalesTaxRateID] PRIMARY KEY,
  [StateProvinceID] INT NOT NULL,
  [TaxType] TINYINT NOT NULL,
  [TaxRate] SMALLMONEY DEFAULT 0.00 NOT NULL,
  [Name] NVARCHAR(50) NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [CK_SalesTaxRate_TaxType] CHECK ([TaxType] BETWEEN 1 AND 3),
  CONSTRAINT [FK_SalesTaxRate_StateProvince_StateProvinceID] FOREIGN KEY ([StateProvinceID])
    REFERENCES [Person].[StateProvince] ([StateProvinceID])
);

CREATE TABLE [Sales].[SalesPerson] (
  [BusinessEntityID] INT NOT NULL CONSTRAINT [PK_SalesPerson_BusinessEntityID] PRIMARY KEY,
  [TerritoryID] INT,
  [SalesQuota] MONEY,
  [Bonus] MONEY DEFAULT 0.00 NOT NULL,
  [CommissionPct] SMALLMONEY DEFAULT 0.00 NOT NULL,
  [SalesYTD] MONEY DEFAULT 0.00 NOT NULL,
  [SalesLastYear] MONEY DEFAULT 0.00 NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [FK_SalesPerson_SalesTerritory_TerritoryID] FOREIGN KEY ([TerritoryID])
    REFERENCES [Sales].[SalesTerritory] ([TerritoryID])
);

CREATE TABLE [Sales].[SalesPersonQuotaHistory] (
  [BusinessEntityID] INT NOT NULL,
  [QuotaDate] DATETIME NOT NULL,
  [SalesQuota] MONEY NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_SalesPersonQuotaHistory] PRIMARY KEY ([BusinessEntityID], [QuotaDate]),
  CONSTRAINT [FK_SalesPersonQuotaHistory_SalesPerson_BusinessEntityID] FOREIGN KEY ([BusinessEntityID])
    REFERENCES [Sales].[SalesPerson] ([BusinessEntityID])
);

CREATE TABLE [Sales].[SalesTerritoryHistory] (
  [BusinessEntityID] INT NOT NULL,
  [TerritoryID] INT NOT NULL,
  [StartDate] DATETIME NOT NULL,
  [EndDate] DATETIME,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_SalesTerritoryHistory] PRIMARY KEY ([BusinessEntityID], [StartDate], [TerritoryID]),
  CONSTRAINT [CK_SalesTerritoryHistory_EndDate] CHECK ([EndDate] >= [StartDate] OR [EndDate] IS NULL),
  CONSTRAINT [FK_SalesTerritoryHistory_SalesPerson_BusinessEntityID] FOREIGN KEY ([BusinessEntityID])
    REFERENCES [Sales].[SalesPerson] ([BusinessEntityID]),
  CONSTRAINT [FK_SalesTerritoryHistory_SalesTerritory_TerritoryID] FOREIGN KEY ([TerritoryID])
    REFERENCES [Sales].[SalesTerritory] ([TerritoryID])
);

CREATE TABLE [Sales].[Store] (
  [BusinessEntityID] INT NOT NULL CONSTRAINT [PK_Store_BusinessEntityID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [SalesPersonID] INT,
  [Demographics] NTEXT,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [FK_Store_BusinessEntity_BusinessEntityID] FOREIGN KEY ([BusinessEntityID])
    REFERENCES [Person].[BusinessEntity] ([BusinessEntityID]),
  CONSTRAINT [FK_Store_SalesPerson_SalesPersonID] FOREIGN KEY ([SalesPersonID])
    REFERENCES [Sales].[SalesPerson] ([BusinessEntityID])
);

CREATE TABLE [Sales].[Customer] (
  [CustomerID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_Customer_CustomerID] PRIMARY KEY,
  [PersonID] INT,
  [StoreID] INT,
  [TerritoryID] INT,
  [AccountNumber] VARCHAR(10) GENERATED ALWAYS AS ('AW' || LPAD(CAST([CustomerID] AS VARCHAR(8)), 8, '0')),
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [FK_Customer_Store_StoreID] FOREIGN KEY ([StoreID]) REFERENCES [Sales].[Store] ([BusinessEntityID]),
  CONSTRAINT [FK_Customer_SalesTerritory_TerritoryID] FOREIGN KEY ([TerritoryID])
    REFERENCES [Sales].[SalesTerritory] ([TerritoryID])
);

CREATE INDEX [IX_Customer_TerritoryID] ON [Sales].[Customer] ([TerritoryID]);

CREATE TABLE [Sales].[SpecialOffer] (
  [SpecialOfferID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_SpecialOffer_SpecialOfferID] PRIMARY KEY,
  [Description] NVARCHAR(255) NOT NULL,
  [DiscountPct] SMALLMONEY DEFAULT 0.00 NOT NULL,
  [Type] NVARCHAR(50) NOT NULL,
  [Category] NVARCHAR(50) NOT NULL,
  [StartDate] DATETIME NOT NULL,
  [EndDate] DATETIME NOT NULL,
  [MinQty] INT DEFAULT 0 NOT NULL,
  [MaxQty] INT,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [CK_SpecialOffer_EndDate] CHECK ([EndDate] >= [StartDate]),
  CONSTRAINT [CK_SpecialOffer_DiscountPct] CHECK ([DiscountPct] >= 0.00)
);

CREATE TABLE [Production].[UnitMeasure] (
  [UnitMeasureCode] NCHAR(3) NOT NULL CONSTRAINT [PK_UnitMeasure_UnitMeasureCode] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Production].[ProductCategory] (
  [ProductCategoryID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_ProductCategory_ProductCategoryID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Production].[ProductSubcategory] (
  [ProductSubcategoryID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_ProductSubcategory_ProductSubcategoryID] PRIMARY KEY,
  [ProductCategoryID] INT NOT NULL,
  [Name] NVARCHAR(50) NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [FK_ProductSubcategory_ProductCategory_ProductCategoryID] FOREIGN KEY ([ProductCategoryID])
    REFERENCES [Production].[ProductCategory] ([ProductCategoryID])
);

CREATE TABLE [Production].[ProductModel] (
  [ProductModelID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_ProductModel_ProductModelID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [CatalogDescription] NTEXT,
  [Instructions] NTEXT,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Production].[Product] (
  [ProductID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_Product_ProductID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [ProductNumber] NVARCHAR(25) NOT NULL,
  [MakeFlag] BIT DEFAULT 1 NOT NULL,
  [FinishedGoodsFlag] BIT DEFAULT 1 NOT NULL,
  [Color] NVARCHAR(15),
  [SafetyStockLevel] SMALLINT NOT NULL,
  [ReorderPoint] SMALLINT NOT NULL,
  [StandardCost] MONEY NOT NULL,
  [ListPrice] MONEY NOT NULL,
  [Size] NVARCHAR(5),
  [SizeUnitMeasureCode] NCHAR(3),
  [WeightUnitMeasureCode] NCHAR(3),
  [Weight] DECIMAL(8, 2),
  [DaysToManufacture] INT NOT NULL,
  [ProductLine] NCHAR(2),
  [Class] NCHAR(2),
  [Style] NCHAR(2),
  [ProductSubcategoryID] INT,
  [ProductModelID] INT,
  [SellStartDate] DATETIME NOT NULL,
  [SellEndDate] DATETIME,
  [DiscontinuedDate] DATETIME,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [CK_Product_ListPrice] CHECK ([ListPrice] >= 0.00),
  CONSTRAINT [CK_Product_SellEndDate] CHECK ([SellEndDate] >= [SellStartDate] OR [SellEndDate] IS NULL),
  CONSTRAINT [FK_Product_UnitMeasure_SizeUnitMeasureCode] FOREIGN KEY ([SizeUnitMeasureCode])
    REFERENCES [Production].[UnitMeasure] ([UnitMeasureCode]),
  CONSTRAINT [FK_Product_UnitMeasure_WeightUnitMeasureCode] FOREIGN KEY ([WeightUnitMeasureCode])
    REFERENCES [Production].[UnitMeasure] ([UnitMeasureCode]),
  CONSTRAINT [FK_Product_ProductModel_ProductModelID] FOREIGN KEY ([ProductModelID])
    REFERENCES [Production].[ProductModel] ([ProductModelID]),
  CONSTRAINT [FK_Product_ProductSubcategory_ProductSubcategoryID] FOREIGN KEY ([ProductSubcategoryID])
    REFERENCES [Production].[ProductSubcategory] ([ProductSubcategoryID])
);

CREATE UNIQUE INDEX [AK_Product_ProductNumber] ON [Production].[Product] ([ProductNumber]);

CREATE TABLE [Production].[ProductDescription] (
  [ProductDescriptionID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_ProductDescription_ProductDescriptionID] PRIMARY KEY,
  [Description] NVARCHAR(400) NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Production].[Culture] (
  [CultureID] NCHAR(6) NOT NULL CONSTRAINT [PK_Culture_CultureID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Production].[ProductModelProductDescriptionCulture] (
  [ProductModelID] INT NOT NULL,
  [ProductDescriptionID] INT NOT NULL,
  [CultureID] NCHAR(6) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_ProductModelProductDescriptionCulture] PRIMARY KEY ([ProductModelID], [ProductDescriptionID], [CultureID]),
  CONSTRAINT [FK_ProductModelProductDescriptionCulture_ProductDescription] FOREIGN KEY ([ProductDescriptionID])
    REFERENCES [Production].[ProductDescription] ([ProductDescriptionID]),
  CONSTRAINT [FK_ProductModelProductDescriptionCulture_Culture] FOREIGN KEY ([CultureID])
    REFERENCES [Production].[Culture] ([CultureID]),
  CONSTRAINT [FK_ProductModelProductDescriptionCulture_ProductModel] FOREIGN KEY ([ProductModelID])
    REFERENCES [Production].[ProductModel] ([ProductModelID])
);

CREATE TABLE [Production].[Illustration] (
  [IllustrationID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_Illustration_IllustrationID] PRIMARY KEY,
  [Diagram] NTEXT,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Production].[ProductModelIllustration] (
  [ProductModelID] INT NOT NULL,
  [IllustrationID] INT NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_ProductModelIllustration] PRIMARY KEY ([ProductModelID], [IllustrationID]),
  CONSTRAINT [FK_ProductModelIllustration_ProductModel_ProductModelID] FOREIGN KEY ([ProductModelID])
    REFERENCES [Production].[ProductModel] ([ProductModelID]),
  CONSTRAINT [FK_ProductModelIllustration_Illustration_IllustrationID] FOREIGN KEY ([IllustrationID])
    REFERENCES [Production].[Illustration] ([IllustrationID])
);

CREATE TABLE [Production].[Location] (
  [LocationID] SMALLINT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_Location_LocationID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [CostRate] SMALLMONEY DEFAULT 0.00 NOT NULL,
  [Availability] DECIMAL(8, 2) DEFAULT 0.00 NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Production].[ProductInventory] (
  [ProductID] INT NOT NULL,
  [LocationID] SMALLINT NOT NULL,
  [Shelf] NVARCHAR(10) NOT NULL,
  [Bin] TINYINT NOT NULL,
  [Quantity] SMALLINT DEFAULT 0 NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_ProductInventory] PRIMARY KEY ([ProductID], [LocationID]),
  CONSTRAINT [CK_ProductInventory_Bin] CHECK ([Bin] BETWEEN 0 AND 100),
  CONSTRAINT [FK_ProductInventory_Location_LocationID] FOREIGN KEY ([LocationID])
    REFERENCES [Production].[Location] ([LocationID]),
  CONSTRAINT [FK_ProductInventory_Product_ProductID] FOREIGN KEY ([ProductID])
    REFERENCES [Production].[Product] ([ProductID])
);

CREATE TABLE [Production].[ProductCostHistory] (
  [ProductID] INT NOT NULL,
  [StartDate] DATETIME NOT NULL,
  [EndDate] DATETIME,
  [StandardCost] MONEY NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_ProductCostHistory] PRIMARY KEY ([ProductID], [StartDate]),
  CONSTRAINT [FK_ProductCostHistory_Product_ProductID] FOREIGN KEY ([ProductID])
    REFERENCES [Production].[Product] ([ProductID])
);

CREATE TABLE [Production].[ProductListPriceHistory] (
  [ProductID] INT NOT NULL,
  [StartDate] DATETIME NOT NULL,
  [EndDate] DATETIME,
  [ListPrice] MONEY NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_ProductListPriceHistory] PRIMARY KEY ([ProductID], [StartDate]),
  CONSTRAINT [FK_ProductListPriceHistory_Product_ProductID] FOREIGN KEY ([ProductID])
    REFERENCES [Production].[Product] ([ProductID])
);

CREATE TABLE [Production].[BillOfMaterials] (
  [BillOfMaterialsID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_BillOfMaterials_BillOfMaterialsID] PRIMARY KEY,
  [ProductAssemblyID] INT,
  [ComponentID] INT NOT NULL,
  [StartDate] DATETIME DEFAULT GETDATE() NOT NULL,
  [EndDate] DATETIME,
  [UnitMeasureCode] NCHAR(3) NOT NULL,
  [BOMLevel] SMALLINT NOT NULL,
  [PerAssemblyQty] DECIMAL(8, 2) DEFAULT 1.00 NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [CK_BillOfMaterials_EndDate] CHECK ([EndDate] > [StartDate] OR [EndDate] IS NULL),
  CONSTRAINT [CK_BillOfMaterials_PerAssemblyQty] CHECK ([PerAssemblyQty] >= 1.00),
  CONSTRAINT [FK_BillOfMaterials_Product_ProductAssemblyID] FOREIGN KEY ([ProductAssemblyID])
    REFERENCES [Production].[Product] ([ProductID]),
  CONSTRAINT [FK_BillOfMaterials_Product_ComponentID] FOREIGN KEY ([ComponentID])
    REFERENCES [Production].[Product] ([ProductID]),
  CONSTRAINT [FK_BillOfMaterials_UnitMeasure_UnitMeasureCode] FOREIGN KEY ([UnitMeasureCode])
    REFERENCES [Production].[UnitMeasure] ([UnitMeasureCode])
);

CREATE UNIQUE INDEX [AK_BillOfMaterials] ON [Production].[BillOfMaterials] ([ProductAssemblyID], [ComponentID], [StartDate]);

CREATE TABLE [Production].[ProductPhoto] (
  [ProductPhotoID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_ProductPhoto_ProductPhotoID] PRIMARY KEY,
  [ThumbNailPhoto] VARBINARY(MAX),
  [ThumbnailPhotoFileName] NVARCHAR(50),
  [LargePhoto] VARBINARY(MAX),
  [LargePhotoFileName] NVARCHAR(50),
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Production].[ProductProductPhoto] (
  [ProductID] INT NOT NULL,
  [ProductPhotoID] INT NOT NULL,
  [Primary] BIT DEFAULT 0 NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_ProductProductPhoto] PRIMARY KEY ([ProductID], [ProductPhotoID]),
  CONSTRAINT [FK_ProductProductPhoto_Product_ProductID] FOREIGN KEY ([ProductID])
    REFERENCES [Production].[Product] ([ProductID]),
  CONSTRAINT [FK_ProductProductPhoto_ProductPhoto_ProductPhotoID] FOREIGN KEY ([ProductPhotoID])
    REFERENCES [Production].[ProductPhoto] ([ProductPhotoID])
);

CREATE TABLE [Sales].[SpecialOfferProduct] (
  [SpecialOfferID] INT NOT NULL,
  [ProductID] INT NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_SpecialOfferProduct] PRIMARY KEY ([SpecialOfferID], [ProductID]),
  CONSTRAINT [FK_SpecialOfferProduct_Product_ProductID] FOREIGN KEY ([ProductID])
    REFERENCES [Production].[Product] ([ProductID]),
  CONSTRAINT [FK_SpecialOfferProduct_SpecialOffer_SpecialOfferID] FOREIGN KEY ([SpecialOfferID])
    REFERENCES [Sales].[SpecialOffer] ([SpecialOfferID])
);

CREATE TABLE [HumanResources].[Department] (
  [DepartmentID] SMALLINT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_Department_DepartmentID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [GroupName] NVARCHAR(50) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [HumanResources].[Shift] (
  [ShiftID] TINYINT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_Shift_ShiftID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [StartTime] TIME(7) NOT NULL,
  [EndTime] TIME(7) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [HumanResources].[Employee] (
  [BusinessEntityID] INT NOT NULL CONSTRAINT [PK_Employee_BusinessEntityID] PRIMARY KEY,
  [NationalIDNumber] NVARCHAR(15) NOT NULL,
  [LoginID] NVARCHAR(256) NOT NULL,
  [OrganizationNode] VARBINARY(892),
  [OrganizationLevel] SMALLINT,
  [JobTitle] NVARCHAR(50) NOT NULL,
  [BirthDate] DATE NOT NULL,
  [MaritalStatus] NCHAR(1) NOT NULL,
  [Gender] NCHAR(1) NOT NULL,
  [HireDate] DATE NOT NULL,
  [SalariedFlag] BIT DEFAULT 1 NOT NULL,
  [VacationHours] SMALLINT DEFAULT 0 NOT NULL,
  [SickLeaveHours] SMALLINT DEFAULT 0 NOT NULL,
  [CurrentFlag] BIT DEFAULT 1 NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [CK_Employee_VacationHours] CHECK ([VacationHours] BETWEEN -40 AND 240)
);

CREATE TABLE [HumanResources].[EmployeeDepartmentHistory] (
  [BusinessEntityID] INT NOT NULL,
  [DepartmentID] SMALLINT NOT NULL,
  [ShiftID] TINYINT NOT NULL,
  [StartDate] DATE NOT NULL,
  [EndDate] DATE,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_EmployeeDepartmentHistory] PRIMARY KEY ([BusinessEntityID], [StartDate], [DepartmentID], [ShiftID]),
  CONSTRAINT [FK_EmployeeDepartmentHistory_Department_DepartmentID] FOREIGN KEY ([DepartmentID])
    REFERENCES [HumanResources].[Department] ([DepartmentID]),
  CONSTRAINT [FK_EmployeeDepartmentHistory_Employee_BusinessEntityID] FOREIGN KEY ([BusinessEntityID])
    REFERENCES [HumanResources].[Employee] ([BusinessEntityID]),
  CONSTRAINT [FK_EmployeeDepartmentHistory_Shift_ShiftID] FOREIGN KEY ([ShiftID])
    REFERENCES [HumanResources].[Shift] ([ShiftID])
);

CREATE TABLE [HumanResources].[EmployeePayHistory] (
  [BusinessEntityID] INT NOT NULL,
  [RateChangeDate] DATETIME NOT NULL,
  [Rate] MONEY NOT NULL,
  [PayFrequency] TINYINT NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_EmployeePayHistory] PRIMARY KEY ([BusinessEntityID], [RateChangeDate]),
  CONSTRAINT [CK_EmployeePayHistory_PayFrequency] CHECK ([PayFrequency] BETWEEN 1 AND 2),
  CONSTRAINT [FK_EmployeePayHistory_Employee_BusinessEntityID] FOREIGN KEY ([BusinessEntityID])
    REFERENCES [HumanResources].[Employee] ([BusinessEntityID])
);

CREATE TABLE [HumanResources].[JobCandidate] (
  [JobCandidateID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_JobCandidate_JobCandidateID] PRIMARY KEY,
  [BusinessEntityID] INT,
  [Resume] NTEXT,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [FK_JobCandidate_Employee_BusinessEntityID] FOREIGN KEY ([BusinessEntityID])
    REFERENCES [HumanResources].[Employee] ([BusinessEntityID])
);

CREATE TABLE [Purchasing].[ShipMethod] (
  [ShipMethodID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_ShipMethod_ShipMethodID] PRIMARY KEY,
  [Name] NVARCHAR(50) NOT NULL,
  [ShipBase] MONEY DEFAULT 0.00 NOT NULL,
  [ShipRate] MONEY DEFAULT 0.00 NOT NULL,
  [rowguid] UNIQUEIDENTIFIER DEFAULT NEWID() NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL
);

CREATE TABLE [Purchasing].[Vendor] (
  [BusinessEntityID] INT NOT NULL CONSTRAINT [PK_Vendor_BusinessEntityID] PRIMARY KEY,
  [AccountNumber] NVARCHAR(15) NOT NULL,
  [Name] NVARCHAR(50) NOT NULL,
  [CreditRating] TINYINT NOT NULL,
  [PreferredVendorStatus] BIT DEFAULT 1 NOT NULL,
  [ActiveFlag] BIT DEFAULT 1 NOT NULL,
  [PurchasingWebServiceURL] NVARCHAR(1024),
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [CK_Vendor_CreditRating] CHECK ([CreditRating] BETWEEN 1 AND 5),
  CONSTRAINT [FK_Vendor_BusinessEntity_BusinessEntityID] FOREIGN KEY ([BusinessEntityID])
    REFERENCES [Person].[BusinessEntity] ([BusinessEntityID])
);

CREATE TABLE [Purchasing].[ProductVendor] (
  [ProductID] INT NOT NULL,
  [BusinessEntityID] INT NOT NULL,
  [AverageLeadTime] INT NOT NULL,
  [StandardPrice] MONEY NOT NULL,
  [LastReceiptCost] MONEY,
  [LastReceiptDate] DATETIME,
  [MinOrderQty] INT NOT NULL,
  [MaxOrderQty] INT NOT NULL,
  [OnOrderQty] INT,
  [UnitMeasureCode] NCHAR(3) NOT NULL,
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_ProductVendor] PRIMARY KEY ([ProductID], [BusinessEntityID]),
  CONSTRAINT [FK_ProductVendor_Product_ProductID] FOREIGN KEY ([ProductID])
    REFERENCES [Production].[Product] ([ProductID]),
  CONSTRAINT [FK_ProductVendor_UnitMeasure_UnitMeasureCode] FOREIGN KEY ([UnitMeasureCode])
    REFERENCES [Production].[UnitMeasure] ([UnitMeasureCode]),
  CONSTRAINT [FK_ProductVendor_Vendor_BusinessEntityID] FOREIGN KEY ([BusinessEntityID])
    REFERENCES [Purchasing].[Vendor] ([BusinessEntityID])
);

CREATE TABLE [Purchasing].[PurchaseOrderHeader] (
  [PurchaseOrderID] INT IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_PurchaseOrderHeader_PurchaseOrderID] PRIMARY KEY,
  [RevisionNumber] TINYINT DEFAULT 0 NOT NULL,
  [Status] TINYINT DEFAULT 1 NOT NULL,
  [EmployeeID] INT NOT NULL,
  [VendorID] INT NOT NULL,
  [ShipMethodID] INT NOT NULL,
  [OrderDate] DATETIME DEFAULT GETDATE() NOT NULL,
  [ShipDate] DATETIME,
  [SubTotal] MONEY DEFAULT 0.00 NOT NULL,
  [TaxAmt] MONEY DEFAULT 0.00 NOT NULL,
  [Freight] MONEY DEFAULT 0.00 NOT NULL,
  [TotalDue] MONEY GENERATED ALWAYS AS ([SubTotal] + [TaxAmt] + [Freight]),
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [CK_PurchaseOrderHeader_Status] CHECK ([Status] BETWEEN 1 AND 4),
  CONSTRAINT [FK_PurchaseOrderHeader_Employee_EmployeeID] FOREIGN KEY ([EmployeeID])
    REFERENCES [HumanResources].[Employee] ([BusinessEntityID]),
  CONSTRAINT [FK_PurchaseOrderHeader_Vendor_VendorID] FOREIGN KEY ([VendorID])
    REFERENCES [Purchasing].[Vendor] ([BusinessEntityID]),
  CONSTRAINT [FK_PurchaseOrderHeader_ShipMethod_ShipMethodID] FOREIGN KEY ([ShipMethodID])
    REFERENCES [Purchasing].[ShipMethod] ([ShipMethodID])
);

CREATE TABLE [Purchasing].[PurchaseOrderDetail] (
  [PurchaseOrderID] INT NOT NULL,
  [PurchaseOrderDetailID] INT IDENTITY(1, 1) NOT NULL,
  [DueDate] DATETIME NOT NULL,
  [OrderQty] SMALLINT NOT NULL,
  [ProductID] INT NOT NULL,
  [UnitPrice] MONEY NOT NULL,
  [LineTotal] MONEY GENERATED ALWAYS AS ([OrderQty] * [UnitPrice]),
  [ReceivedQty] DECIMAL(8, 2) NOT NULL,
  [RejectedQty] DECIMAL(8, 2) NOT NULL,
  [StockedQty] DECIMAL(9, 2) GENERATED ALWAYS AS ([ReceivedQty] - [RejectedQty]),
  [ModifiedDate] DATETIME DEFAULT GETDATE() NOT NULL,
  CONSTRAINT [PK_PurchaseOrderDetail] PRIMARY KEY ([PurchaseOrderID], [PurchaseOrderDetailID]),
  CONSTRAINT [CK_PurchaseOrderDetail_OrderQty] CHECK ([OrderQty] > 0),
  CONSTRAINT [FK_PurchaseOrderDetail_Product_ProductID] FOREIGN KEY ([ProductID])
    REFERENCES [Production].[Product] ([ProductID]),
  CONSTRAINT [FK_PurchaseOrderDetail_PurchaseOrderHeader_PurchaseOrderID] FOREIGN KEY ([PurchaseOrderID])
    REFERENCES [Purchasing].[PurchaseOrderHeader] ([PurchaseOrderID])
);
