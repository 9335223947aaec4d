package io.dbmodernizer.azurecontract.check;

/** Which half of an exchange. */
public enum Side {
  REQUEST,
  ANSWER
}
