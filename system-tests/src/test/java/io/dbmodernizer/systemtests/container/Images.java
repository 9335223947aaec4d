package io.dbmodernizer.systemtests.container;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * The images that are tested with one another, each to be named otherwise by a system property.
 *
 * @param broker Apache Kafka, {@code dbmodernizer.image.broker}
 * @param registry Apicurio Registry, {@code dbmodernizer.image.registry}
 * @param service a service of ours, {@code dbmodernizer.image.provisioner}
 */
public record Images(DockerImageName broker, DockerImageName registry, DockerImageName service) {

  private static final Logger LOG = LoggerFactory.getLogger(Images.class);
  private static final String PREFIX = "dbmodernizer.image.";

  /**
   * The images as this machine has them. Without a Docker daemon, or one of the images, the test
   * that asks is skipped with the reason: nothing is downloaded behind anybody's back.
   */
  public static Images present() {
    if (!daemonAnswers()) {
      skip("no Docker daemon answers (DOCKER_HOST, or the default socket); docs/containers.md");
    }
    Images images =
        new Images(
            named("broker", "apache/kafka:4.3.1"),
            named("registry", "apicurio/apicurio-registry-mem:2.6.13.Final"),
            named("provisioner", "dbmodernizer/provisioner-service:latest"));
    List<String> missing = images.missing();
    if (!missing.isEmpty()) {
      skip(
          "images are missing: %s; 'docker pull' them, build ours with docker/build-images, or name others with -D%s…"
              .formatted(missing, PREFIX));
    }
    return images;
  }

  /** Said in the build's output too, where an assumption alone would only be a count. */
  private static void skip(String reason) {
    LOG.atWarn().addKeyValue("reason", reason).log("The test of the images is skipped");
    Assumptions.abort(reason);
  }

  private static boolean daemonAnswers() {
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static DockerImageName named(String part, String image) {
    return DockerImageName.parse(System.getProperty(PREFIX + part, image));
  }

  private List<String> missing() {
    return Stream.of(broker, registry, service)
        .map(DockerImageName::asCanonicalNameString)
        .filter(image -> !exists(image))
        .toList();
  }

  private static boolean exists(String image) {
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }
}
