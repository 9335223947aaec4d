package io.dbmodernizer.systemtests.contract.scan;

import io.dbmodernizer.azurecontract.spec.SpecNode;
import java.util.List;

/**
 * A property that a caller may write.
 *
 * @param path names from the body's root to the property
 * @param schema what its value is
 * @param answered whether Azure answers it: neither a secret nor an instruction
 */
record WritableProperty(List<String> path, SpecNode schema, boolean answered) {

  /** JSON pointer of the property. */
  String pointer() {
    StringBuilder pointer = new StringBuilder();
    path.forEach(name -> pointer.append('/').append(name.replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
  }

  @Override
  public String toString() {
    return String.join(".", path);
  }
}
