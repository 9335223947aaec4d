-- Keys and indexes, which are created faster after the rows. NOCHECK: the generated rows satisfy the
-- keys, and a test lets the database check every key.

ALTER TABLE "Person"."Region" ADD CONSTRAINT "PK_Region" PRIMARY KEY ("CountryCode", "RegionCode");
ALTER TABLE "HumanResources"."EmployeeDepartment" ADD CONSTRAINT "PK_EmployeeDepartment" PRIMARY KEY ("EmployeeId", "DepartmentId", "StartDate");
ALTER TABLE "Production"."ProductDescription" ADD CONSTRAINT "PK_ProductDescription" PRIMARY KEY ("ProductId", "Culture");
ALTER TABLE "Production"."Inventory" ADD CONSTRAINT "PK_Inventory" PRIMARY KEY ("ProductId", "WarehouseId");
ALTER TABLE "Production"."BillOfMaterials" ADD CONSTRAINT "PK_BillOfMaterials" PRIMARY KEY ("AssemblyId", "ComponentId");
ALTER TABLE "Sales"."CurrencyRate" ADD CONSTRAINT "PK_CurrencyRate" PRIMARY KEY ("FromCurrency", "ToCurrency", "RateDate");
ALTER TABLE "Sales"."SalesOrderLine" ADD CONSTRAINT "PK_SalesOrderLine" PRIMARY KEY ("OrderId", "LineNumber");

ALTER TABLE "Person"."Country" ADD CONSTRAINT "AK_Country_Name" UNIQUE ("Name");
ALTER TABLE "Person"."Person" ADD CONSTRAINT "AK_Person_Email" UNIQUE ("Email");
ALTER TABLE "HumanResources"."Department" ADD CONSTRAINT "AK_Department_Name" UNIQUE ("Name");
ALTER TABLE "HumanResources"."Employee" ADD CONSTRAINT "AK_Employee_BadgeHash" UNIQUE ("BadgeHash");
ALTER TABLE "Production"."Product" ADD CONSTRAINT "AK_Product_ProductNumber" UNIQUE ("ProductNumber");

CREATE INDEX "IX_Person_LastName_FirstName" ON "Person"."Person" ("LastName", "FirstName");
CREATE INDEX "IX_SalesOrder_CustomerId_OrderedAt" ON "Sales"."SalesOrder" ("CustomerId", "OrderedAt" DESC);
CREATE INDEX "IX_CurrencyRate_RateDate" ON "Sales"."CurrencyRate" ("RateDate" DESC);

ALTER TABLE "HumanResources"."Employee" ADD CONSTRAINT "CK_Employee_VacationHours" CHECK ("VacationHours" BETWEEN -40 AND 240);
ALTER TABLE "HumanResources"."Employee" ADD CONSTRAINT "CK_Employee_Salary" CHECK ("Salary" > 0);
ALTER TABLE "HumanResources"."EmployeeDepartment" ADD CONSTRAINT "CK_EmployeeDepartment_Dates" CHECK ("EndDate" IS NULL OR "EndDate" >= "StartDate");
ALTER TABLE "Production"."Product" ADD CONSTRAINT "CK_Product_ListPrice" CHECK ("ListPrice" >= 0);
ALTER TABLE "Production"."BillOfMaterials" ADD CONSTRAINT "CK_BillOfMaterials_Component" CHECK ("ComponentId" <> "AssemblyId");
ALTER TABLE "Sales"."SpecialOffer" ADD CONSTRAINT "CK_SpecialOffer_DiscountPercent" CHECK ("DiscountPercent" BETWEEN 0 AND 100);
ALTER TABLE "Sales"."SalesOrder" ADD CONSTRAINT "CK_SalesOrder_Status" CHECK ("Status" BETWEEN 0 AND 8);
ALTER TABLE "Sales"."SalesOrderLine" ADD CONSTRAINT "CK_SalesOrderLine_Quantity" CHECK ("Quantity" > 0);

ALTER TABLE "Person"."Region" ADD CONSTRAINT "FK_Region_Country" FOREIGN KEY ("CountryCode") REFERENCES "Person"."Country" ("CountryCode") NOCHECK;
ALTER TABLE "Person"."Address" ADD CONSTRAINT "FK_Address_Country" FOREIGN KEY ("CountryCode") REFERENCES "Person"."Country" ("CountryCode") NOCHECK;
ALTER TABLE "Person"."Address" ADD CONSTRAINT "FK_Address_Region" FOREIGN KEY ("CountryCode", "RegionCode") REFERENCES "Person"."Region" ("CountryCode", "RegionCode") NOCHECK;
ALTER TABLE "HumanResources"."Employee" ADD CONSTRAINT "FK_Employee_Person" FOREIGN KEY ("EmployeeId") REFERENCES "Person"."Person" ("PersonId") NOCHECK;
ALTER TABLE "HumanResources"."Employee" ADD CONSTRAINT "FK_Employee_Manager" FOREIGN KEY ("ManagerId") REFERENCES "HumanResources"."Employee" ("EmployeeId") NOCHECK;
ALTER TABLE "HumanResources"."EmployeeDepartment" ADD CONSTRAINT "FK_EmployeeDepartment_Employee" FOREIGN KEY ("EmployeeId") REFERENCES "HumanResources"."Employee" ("EmployeeId") ON DELETE CASCADE NOCHECK;
ALTER TABLE "HumanResources"."EmployeeDepartment" ADD CONSTRAINT "FK_EmployeeDepartment_Department" FOREIGN KEY ("DepartmentId") REFERENCES "HumanResources"."Department" ("DepartmentId") NOCHECK;
ALTER TABLE "Production"."Category" ADD CONSTRAINT "FK_Category_Parent" FOREIGN KEY ("ParentCategoryId") REFERENCES "Production"."Category" ("CategoryId") NOCHECK;
ALTER TABLE "Production"."Product" ADD CONSTRAINT "FK_Product_Category" FOREIGN KEY ("CategoryId") REFERENCES "Production"."Category" ("CategoryId") NOCHECK;
ALTER TABLE "Production"."ProductDescription" ADD CONSTRAINT "FK_ProductDescription_Product" FOREIGN KEY ("ProductId") REFERENCES "Production"."Product" ("ProductId") NOCHECK;
ALTER TABLE "Production"."ProductDocument" ADD CONSTRAINT "FK_ProductDocument_Product" FOREIGN KEY ("ProductId") REFERENCES "Production"."Product" ("ProductId") NOCHECK;
ALTER TABLE "Production"."Inventory" ADD CONSTRAINT "FK_Inventory_Product" FOREIGN KEY ("ProductId") REFERENCES "Production"."Product" ("ProductId") NOCHECK;
ALTER TABLE "Production"."Inventory" ADD CONSTRAINT "FK_Inventory_Warehouse" FOREIGN KEY ("WarehouseId") REFERENCES "Production"."Warehouse" ("WarehouseId") NOCHECK;
ALTER TABLE "Production"."BillOfMaterials" ADD CONSTRAINT "FK_BillOfMaterials_Assembly" FOREIGN KEY ("AssemblyId") REFERENCES "Production"."Product" ("ProductId") NOCHECK;
ALTER TABLE "Production"."BillOfMaterials" ADD CONSTRAINT "FK_BillOfMaterials_Component" FOREIGN KEY ("ComponentId") REFERENCES "Production"."Product" ("ProductId") NOCHECK;
ALTER TABLE "Sales"."Customer" ADD CONSTRAINT "FK_Customer_Person" FOREIGN KEY ("PersonId") REFERENCES "Person"."Person" ("PersonId") NOCHECK;
ALTER TABLE "Sales"."SalesOrder" ADD CONSTRAINT "FK_SalesOrder_Customer" FOREIGN KEY ("CustomerId") REFERENCES "Sales"."Customer" ("CustomerId") NOCHECK;
ALTER TABLE "Sales"."SalesOrder" ADD CONSTRAINT "FK_SalesOrder_SalesPerson" FOREIGN KEY ("SalesPersonId") REFERENCES "HumanResources"."Employee" ("EmployeeId") NOCHECK;
ALTER TABLE "Sales"."SalesOrder" ADD CONSTRAINT "FK_SalesOrder_BillTo" FOREIGN KEY ("BillToAddressId") REFERENCES "Person"."Address" ("AddressId") NOCHECK;
ALTER TABLE "Sales"."SalesOrder" ADD CONSTRAINT "FK_SalesOrder_ShipTo" FOREIGN KEY ("ShipToAddressId") REFERENCES "Person"."Address" ("AddressId") NOCHECK;
ALTER TABLE "Sales"."SalesOrderLine" ADD CONSTRAINT "FK_SalesOrderLine_SalesOrder" FOREIGN KEY ("OrderId") REFERENCES "Sales"."SalesOrder" ("OrderId") ON DELETE CASCADE NOCHECK;
ALTER TABLE "Sales"."SalesOrderLine" ADD CONSTRAINT "FK_SalesOrderLine_Product" FOREIGN KEY ("ProductId") REFERENCES "Production"."Product" ("ProductId") NOCHECK;
ALTER TABLE "Sales"."SalesOrderLine" ADD CONSTRAINT "FK_SalesOrderLine_SpecialOffer" FOREIGN KEY ("SpecialOfferId") REFERENCES "Sales"."SpecialOffer" ("SpecialOfferId") NOCHECK;
