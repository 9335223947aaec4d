package io.dbmodernizer.systemtests.contract.check;

/** Which half of an exchange. */
public enum Side {
  REQUEST,
  ANSWER
}
