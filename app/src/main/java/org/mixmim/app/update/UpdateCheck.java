package org.mixmim.app.update;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import org.kordamp.ikonli.feather.Feather;
import org.mixmim.app.action.Action;
import org.mixmim.app.banner.Banner;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.settings.Setting;
import org.mixmim.app.settings.Settings;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Messages;
import org.mixmim.app.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks, for those who switched it on and for nobody else, whether a newer version was announced,
 * and shows a banner if so. It can be switched on only where an address of announcements is known:
 * from the build, or from the setting {@code update.address}.
 */
public final class UpdateCheck {
  private static final Logger LOG = LoggerFactory.getLogger(UpdateCheck.class);
  private static final Setting<Boolean> WANTED = Setting.of("update.check", Boolean.class, false);
  private static final Setting<String> ADDRESS = Setting.of("update.address", String.class, "");

  private final Tasks tasks;
  private final Banners banners;
  private final Settings settings;
  private final Texts texts;
  private final String used;
  private final Optional<URI> address;
  // Kept here: it follows the setting only while somebody holds it.
  private final BooleanProperty wanted;

  /**
   * Makes the check; it asks nobody yet.
   *
   * @param tasks where it waits for the answer
   * @param banners where news are told
   * @param settings remember whether it is wanted
   * @param messages the words
   * @param used the version in use
   * @param usual the address of announcements that came with the program; blank for none
   */
  public UpdateCheck(
      Tasks tasks,
      Banners banners,
      Settings settings,
      Messages messages,
      String used,
      String usual) {
    this.tasks = tasks;
    this.banners = banners;
    this.settings = settings;
    this.texts = messages.of(UpdateCheck.class);
    this.used = used;
    this.address = address(settings.get(ADDRESS)).or(() -> address(usual));
    this.wanted = BooleanProperty.booleanProperty(settings.property(WANTED));
  }

  private static Optional<URI> address(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(URI.create(text.strip()));
    } catch (IllegalArgumentException e) {
      LOG.warn("Not an address of announcements: {}", text, e);
      return Optional.empty();
    }
  }

  /**
   * The switch.
   *
   * @return one action, or none where nobody is known who could be asked
   */
  public List<Action> actions() {
    return address.isEmpty()
        ? List.of()
        : List.of(
            Action.toggling("settings.update", Action.Group.SETTINGS, texts.text("switch"), wanted)
                .withIcon(Feather.DOWNLOAD_CLOUD));
  }

  /**
   * Asks in the background, if that is wanted. Without an answer nothing is said but in the log.
   */
  public void start() {
    if (settings.get(WANTED)) {
      address.map(ReleaseFeed::new).ifPresent(this::ask);
    }
  }

  private void ask(ReleaseFeed feed) {
    tasks.run(
        Tasks.Lane.IO,
        texts.text("asking"),
        _ -> newest(feed),
        found -> found.filter(release -> release.isNewerThan(used)).ifPresent(this::tell),
        banners::show);
  }

  private static Optional<Release> newest(ReleaseFeed feed) throws InterruptedException {
    try {
      return Optional.of(feed.newest());
    } catch (IOException e) {
      LOG.info("Cannot learn of newer versions from {}", feed.address(), e);
      return Optional.empty();
    }
  }

  private void tell(Release release) {
    banners.show(
        Banner.Tone.INFORMATION,
        release.page().isBlank()
            ? texts.text("newer", release.version(), used)
            : texts.text("newer.page", release.version(), used, release.page()));
  }
}
