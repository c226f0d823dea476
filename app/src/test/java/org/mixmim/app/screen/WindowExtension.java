package org.mixmim.app.screen;

import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.scene.Node;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.service.query.NodeQuery;

/**
 * Runs tests with a window, and gives them a robot that looks for nodes on JavaFX's own thread:
 * from another one a search fails where the window changes meanwhile.
 */
public final class WindowExtension extends ApplicationExtension {
  private final FxRobot robot = new Robot();

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return robot;
  }

  private static final class Robot extends FxRobot {
    private static NodeQuery find(Callable<NodeQuery> search) {
      return Screen.onFx(search);
    }

    @Override
    public NodeQuery lookup(String query) {
      return find(() -> super.lookup(query));
    }

    @Override
    public <T extends Node> NodeQuery lookup(Matcher<T> matcher) {
      return find(() -> super.lookup(matcher));
    }

    @Override
    public <T extends Node> NodeQuery lookup(Predicate<T> predicate) {
      return find(() -> super.lookup(predicate));
    }
  }
}
