package io.dbmodernizer.monitoring.api.stream;

import io.dbmodernizer.monitoring.api.MigrationIndex;
import io.dbmodernizer.monitoring.api.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The resource {@code /api/v1/stream}: server-sent events about changes. */
@RestController
final class StreamController {
  private static final Logger LOG = LoggerFactory.getLogger(StreamController.class);

  private final MigrationIndex index;
  private final StreamHub hub;

  StreamController(MigrationIndex index, StreamHub hub) {
    this.index = index;
    this.hub = hub;
  }

  @Operation(
      operationId = "streamChanges",
      tags = "stream",
      summary = "Sends the changes of migrations as they happen",
      description =
          "Events: migration (an item of the list of migrations), removed, summary, reset (load"
              + " everything again).")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void stream(
      HttpServletRequest request,
      HttpServletResponse response,
      @Parameter(description = "The only migration whose changes are sent")
          @RequestParam(required = false)
          @Nullable String id,
      @Parameter(description = "The id of the last event before a reconnection")
          @RequestHeader(name = "Last-Event-ID", required = false)
          @Nullable String lastEventId)
      throws IOException {
    if (id != null && index.find(id).isEmpty() && lastEventId == null) {
      throw Problem.unknownMigration(id);
    }
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding("UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // Some proxies hold an answer back until it is complete.
    response.setHeader("X-Accel-Buffering", "no");
    if (HttpMethod.GET.matches(request.getMethod())) {
      ServletOutputStream out = response.getOutputStream();
      hub.add(() -> open(request.startAsync(), out, id), lastEventId);
    }
  }

  private StreamClient open(AsyncContext context, ServletOutputStream out, @Nullable String id) {
    context.setTimeout(0);
    StreamClient client =
        new StreamClient(
            out,
            id,
            hub.pendingLimit(),
            ended -> {
              hub.remove(ended);
              complete(context);
            });
    out.setWriteListener(client);
    return client;
  }

  private static void complete(AsyncContext context) {
    try {
      context.complete();
    } catch (IllegalStateException e) {
      // The web server completes a request itself when its connection breaks.
      LOG.atDebug().setCause(e).log("A request of the stream was complete already");
    }
  }
}
