package canopy.till.launch;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the till in {@code <data>/log/canopy.log}: a file a day, at most 10 MB each, kept for
 * 30 days and 200 MB in all, so that it never fills the disk that the journal needs. A run of 14 or
 * more digits is written as {@code [digits]}: whatever slips through cannot be a payment code or a
 * card number. Opened once at start-up, after the data folder is known; closed last.
 */
public final class LogFile implements AutoCloseable {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{30}"
          + " %replace(%msg){'\\d{14,}','[digits]'}%n%replace(%ex){'\\d{14,}','[digits]'}%nopex";

  private final ch.qos.logback.classic.Logger root;
  private final RollingFileAppender<ILoggingEvent> appender;

  private LogFile(ch.qos.logback.classic.Logger root, RollingFileAppender<ILoggingEvent> appender) {
    this.root = root;
    this.appender = appender;
  }

  /**
   * Starts writing to the folder, which is made if it is missing. If it cannot be written the till
   * goes on without a log file; Logback says so on the terminal.
   *
   * @throws IllegalStateException if the program was started with another logging library
   */
  public static LogFile open(Path folder) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (!(factory instanceof LoggerContext context)) {
      throw new IllegalStateException("logging is not Logback but " + factory.getClass());
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName("file");
    appender.setFile(folder.resolve("canopy.log").toString());
    appender.setEncoder(encoder);
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(folder.resolve("canopy-%d{yyyy-MM-dd}.%i.log.gz").toString());
    policy.setMaxFileSize(FileSize.valueOf("10MB"));
    policy.setMaxHistory(30);
    policy.setTotalSizeCap(FileSize.valueOf("200MB"));
    policy.start();
    appender.setRollingPolicy(policy);
    appender.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    return new LogFile(root, appender);
  }

  /** Stops writing; nothing is lost, since every line is written at once. */
  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
