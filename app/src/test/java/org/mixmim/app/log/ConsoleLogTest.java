package org.mixmim.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ConsoleLogTest {
  @Test
  void warningsGoToStandardErrorAndDjlIsHeardOnlyWhenItFails() {
    LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>)
            loggers.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
    assertThat(console).as("found through its service file").isNotNull();
    assertThat(console.getTarget()).isEqualTo("System.err");
    assertThat(console.isStarted()).isTrue();
    assertThat(LoggerFactory.getLogger("org.mixmim.app").isWarnEnabled()).isTrue();
    assertThat(LoggerFactory.getLogger("org.mixmim.app").isInfoEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger("ai.djl.util").isWarnEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger("ai.djl.util").isErrorEnabled()).isTrue();
  }
}
