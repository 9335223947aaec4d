package io.dbmodernizer.azurecontract.check;

import io.dbmodernizer.azurecontract.spec.Operation;
import java.util.List;

/** What came of checking an exchange. */
public sealed interface Verdict {

  /**
   * A file describes it.
   *
   * @param operation the operation
   * @param sameVersion whether the file has the asked version
   * @param findings what is not as it says
   */
  record Described(Operation operation, boolean sameVersion, List<Finding> findings)
      implements Verdict {}

  /**
   * It followed a running operation to an address that an answer gave; files do not describe these.
   *
   * @param origin method and path of the operation that it followed
   * @param findings what is not as Azure's rules for all providers say
   */
  record Followed(String origin, List<Finding> findings) implements Verdict {}

  /** No file describes it. */
  record Undescribed() implements Verdict {}
}
