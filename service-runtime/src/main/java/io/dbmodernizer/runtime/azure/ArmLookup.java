package io.dbmodernizer.runtime.azure;

import com.azure.core.http.rest.Response;
import com.azure.core.management.exception.ManagementException;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads with the clients of the Azure SDK, which throw an exception for a missing resource. */
public final class ArmLookup {
  private static final int NOT_FOUND = 404;

  private ArmLookup() {}

  /**
   * Reads a resource that may not exist.
   *
   * @param get a call such as {@code getWithResponse}
   * @return the resource; empty on 404
   * @throws ManagementException on any other refusal
   */
  public static <T> Optional<T> find(Supplier<Response<T>> get) {
    try {
      return Optional.ofNullable(get.get().getValue());
    } catch (ManagementException e) {
      if (e.getResponse() != null && e.getResponse().getStatusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
