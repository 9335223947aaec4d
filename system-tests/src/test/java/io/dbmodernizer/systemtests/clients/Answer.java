package io.dbmodernizer.systemtests.clients;

/**
 * What a command of the Azure CLI did.
 *
 * @param exit its exit code
 * @param out what it printed
 * @param err what it said about errors
 */
record Answer(int exit, String out, String err) {

  /** What was printed, with every white space as one space. */
  String text() {
    return out.strip().replaceAll("\\s+", " ");
  }
}
