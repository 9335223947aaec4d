package io.dbmodernizer.monitoring.api.problem;

import org.springframework.http.HttpStatusCode;

/** What to do about errors whose cause the framework found. */
final class Remedies {
  private Remedies() {}

  /** Returns the remedy for a status. */
  static String of(HttpStatusCode status) {
    return switch (status.value()) {
      case 400 -> "Correct the request: the detail says what is not accepted.";
      case 401, 403 -> "Send the credentials that the resource asks for.";
      case 404 -> "Correct the path and the ids in it. GET /api/v1/openapi lists the resources.";
      case 405 -> "Use a method that the header Allow names.";
      case 406 -> "Accept application/json, or text/event-stream for a stream.";
      case 413 -> "Send a smaller body.";
      case 415 -> "Send the body as application/json.";
      case 503 -> "Send the request again after a moment.";
      default ->
          status.is4xxClientError()
              ? "Correct the request."
              : "Send the request again. If it fails again, look for the error in the log of the"
                  + " service.";
    };
  }
}
