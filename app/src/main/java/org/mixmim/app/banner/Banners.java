package org.mixmim.app.banner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixmim.app.task.Problem;
import org.mixmim.app.text.Messages;

/** The banners shown now. Used on the JavaFX thread. */
public final class Banners {
  private static final int MOST = 3;

  private final Messages messages;
  private final List<Consumer<String>> notices = new ArrayList<>();
  private final List<Function<Problem, Optional<Banner.Button>>> remedies = new ArrayList<>();
  private final ObservableList<Banner> shown = FXCollections.observableArrayList();
  // One wrapper for good: a listener on a passing one would be collected with it.
  private final ObservableList<Banner> shownView = FXCollections.unmodifiableObservableList(shown);

  /**
   * Starts without news.
   *
   * @param messages the words
   */
  public Banners(Messages messages) {
    this.messages = messages;
  }

  /**
   * The banners, oldest first.
   *
   * @return a live view that cannot be changed
   */
  public ObservableList<Banner> shown() {
    return shownView;
  }

  /**
   * Shows a banner; one that says the same goes away, and so does the oldest of too many.
   *
   * @param banner the banner
   */
  public void show(Banner banner) {
    shown.removeIf(old -> old.sentence().getValue().equals(banner.sentence().getValue()));
    if (shown.size() == MOST) {
      shown.removeFirst();
    }
    shown.add(banner);
  }

  /**
   * Shows what went wrong.
   *
   * @param problem what went wrong
   * @param buttons remedies at hand
   */
  public void show(Problem problem, Banner.Button... buttons) {
    show(Banner.Tone.ERROR, problem, buttons);
  }

  /**
   * Shows what did not go as it should.
   *
   * @param tone how serious it is
   * @param problem what went wrong
   * @param buttons remedies at hand
   */
  public void show(Banner.Tone tone, Problem problem, Banner.Button... buttons) {
    List<Banner.Button> offered = new ArrayList<>(List.of(buttons));
    remedies.forEach(remedy -> remedy.apply(problem).ifPresent(offered::add));
    show(
        new Banner(
            tone,
            following(() -> problem.sentence(messages.locale())),
            Optional.of(following(() -> problem.remedy(messages.locale()))),
            offered,
            Optional.of(problem.details())));
  }

  /**
   * Adds a remedy at hand to every problem that it helps against, whoever tells it.
   *
   * @param remedy gives the button, if it helps
   */
  public void remedyFor(Function<Problem, Optional<Banner.Button>> remedy) {
    remedies.add(remedy);
  }

  /**
   * Shows a sentence.
   *
   * @param tone how serious it is
   * @param sentence the sentence
   * @param buttons remedies at hand
   */
  public void show(Banner.Tone tone, ObservableValue<String> sentence, Banner.Button... buttons) {
    show(new Banner(tone, sentence, Optional.empty(), List.of(buttons), Optional.empty()));
  }

  private ObservableValue<String> following(Callable<String> text) {
    return Bindings.createStringBinding(text, messages.languageProperty());
  }

  /**
   * Tells good news that needs no answer, such as a file saved: it goes away by itself.
   *
   * @param text the news
   */
  public void tell(ObservableValue<String> text) {
    notices.forEach(listener -> listener.accept(text.getValue()));
  }

  /**
   * Listens for good news.
   *
   * @param listener shows it
   */
  public void onNotice(Consumer<String> listener) {
    notices.add(listener);
  }

  /**
   * Takes a banner away.
   *
   * @param banner the banner
   */
  public void dismiss(Banner banner) {
    shown.remove(banner);
  }

  /** Takes all banners away, because what they tell of no longer holds. */
  public void clear() {
    shown.clear();
  }
}
