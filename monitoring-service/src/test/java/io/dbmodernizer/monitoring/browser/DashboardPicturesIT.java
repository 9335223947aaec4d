package io.dbmodernizer.monitoring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.dbmodernizer.monitoring.browser.RunningDashboard.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.dbmodernizer.events.MigrationState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes the pictures of the documentation, with {@code -Ddocs.write=true}. */
@Tag("deep")
@ExtendWith(SharedDashboard.class)
@EnabledIfSystemProperty(named = "docs.write", matches = "true")
class DashboardPicturesIT {
  private static final Path IMAGES = Path.of("../docs/images");
  private static final int LARGEST = 150_000;
  private static final List<Long> RATES =
      List.of(9_200L, 9_900L, 11_400L, 10_800L, 12_100L, 11_700L, 12_300L, 12_050L);
  private static final int RUNNING = SampleFleet.RUNNING_WITH_TABLES;

  private final RunningDashboard dashboard;

  DashboardPicturesIT(RunningDashboard dashboard) {
    this.dashboard = dashboard;
  }

  @Test
  void theFleet() throws Exception {
    try (Visit visit = dashboard.visit(OPERATOR, 1280, 860, ColorScheme.LIGHT).open("")) {
      assertThat(visit.page().locator(".row")).hasCount(50);
      for (long rate : RATES) {
        dashboard.publishTables(SampleFleet.id(RUNNING), SharedDashboard.TABLES, rate);
        visit.page().waitForTimeout(1_100);
      }
      take(visit, "dashboard-fleet");
    }
  }

  @Test
  void aFailedMigration() throws Exception {
    try (Visit visit =
        dashboard
            .visit(OPERATOR, 1280, 800, ColorScheme.DARK)
            .open("migrations/" + SampleFleet.id(0))) {
      assertThat(visit.page().locator(".cause")).isVisible();
      assertThat(visit.page().locator(".chart canvas").first()).isVisible();
      take(visit, "dashboard-failed");
    }
  }

  @Test
  void aRunningMigration() throws Exception {
    try (Visit visit =
        dashboard
            .visit(OPERATOR, 1280, 1000, ColorScheme.LIGHT)
            .open("migrations/" + SampleFleet.id(RUNNING))) {
      assertThat(visit.page().locator(".tables .row").first()).isVisible();
      for (int percent = 40; percent < 48; percent++) {
        dashboard.change(RUNNING, MigrationState.RUNNING, percent);
        visit.page().waitForTimeout(1_100);
      }
      take(visit, "dashboard-migration");
    }
  }

  @Test
  void aPhone() throws Exception {
    try (Visit visit = dashboard.visit(OPERATOR, 360, 740, ColorScheme.LIGHT).open("")) {
      assertThat(visit.page().locator(".concern").first()).isVisible();
      take(visit, "dashboard-phone");
    }
  }

  private static void take(Visit visit, String name) throws IOException {
    byte[] picture = compressed(visit.page().screenshot());
    Files.createDirectories(IMAGES);
    Files.write(IMAGES.resolve(name + ".png"), picture);
    assertThat(picture.length).as(name).isLessThan(LARGEST);
  }

  /** Returns the same picture in fewer bytes: the browser compresses for speed. */
  private static byte[] compressed(byte[] picture) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    BufferedImage opaque =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    opaque.createGraphics().drawImage(image, 0, 0, null);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam most = writer.getDefaultWriteParam();
    most.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    most.setCompressionQuality(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(opaque, null, null), most);
    }
    return bytes.toByteArray();
  }
}
