package io.dbmodernizer.cli.sample;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The rows of the schema HumanResources. */
final class HumanResourcesRows {

  /** Employees are the first people; number 1 has no manager. */
  static final int EMPLOYEES = 290;

  private static final String[][] DEPARTMENTS = {
    {"Engineering", "Research and Development"},
    {"Tool Design", "Research and Development"},
    {"Sales", "Sales and Marketing"},
    {"Marketing", "Sales and Marketing"},
    {"Purchasing", "Inventory Management"},
    {"Production", "Manufacturing"},
    {"Quality Assurance", "Quality Assurance"},
    {"Human Resources", "Executive General and Administration"},
    {"Finance", "Executive General and Administration"},
    {"Information Services", "Executive General and Administration"},
    {"Facilities", "Executive General and Administration"},
    {"Shipping and Receiving", "Inventory Management"}
  };

  private HumanResourcesRows() {}

  static List<TableRows> tables() {
    return List.of(
        TableRows.of(
            "HumanResources", "Department", "Name, GroupName", HumanResourcesRows::departments),
        TableRows.of(
            "HumanResources",
            "Employee",
            "EmployeeId, ManagerId, BadgeHash, JobTitle, HireDate, ShiftStart, VacationHours,"
                + " Salary, Active",
            HumanResourcesRows::employees),
        TableRows.of(
            "HumanResources",
            "EmployeeDepartment",
            "EmployeeId, DepartmentId, StartDate, EndDate",
            HumanResourcesRows::assignments));
  }

  private static void departments(RowSink sink) throws SQLException {
    for (String[] department : DEPARTMENTS) {
      sink.add((Object[]) department);
    }
  }

  private static void employees(RowSink sink) throws SQLException {
    for (int id = 1; id <= EMPLOYEES; id++) {
      RowRandom draw = new RowRandom("Employee", id);
      sink.add(
          id,
          id == 1 ? null : (id + 7) / 8,
          draw.bytes(16),
          id == 1 ? "Chief Executive Officer" : draw.oneOf(Vocabulary.JOB_TITLES),
          hireDate(id),
          draw.orNull(25, LocalTime.ofNanoOfDay(draw.between(0, 863_999_999) * 100_000L)),
          draw.between(-40, 240),
          draw.decimal(280_000_000, 2_400_000_000L, 4),
          draw.chance(94));
    }
  }

  private static LocalDate hireDate(int employee) {
    return LocalDate.of(2006, 1, 1).plusDays(new RowRandom("HireDate", employee).between(0, 4000));
  }

  private static void assignments(RowSink sink) throws SQLException {
    for (int id = 1; id <= EMPLOYEES; id++) {
      RowRandom draw = new RowRandom("EmployeeDepartment", id);
      int department = draw.between(1, DEPARTMENTS.length);
      LocalDate start = hireDate(id);
      if (draw.chance(20)) {
        LocalDate moved = start.plusDays(draw.between(90, 1500));
        sink.add(id, department % DEPARTMENTS.length + 1, start, moved);
        start = moved.plusDays(1);
      }
      sink.add(id, department, start, null);
    }
  }
}
