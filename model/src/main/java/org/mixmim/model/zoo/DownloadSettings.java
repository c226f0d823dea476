package org.mixmim.model.zoo;

import java.net.ProxySelector;
import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param connect how long to wait for a connection
 * @param stall how long to wait for the next bytes
 * @param attempts how many tries in a row may bring nothing before the download fails
 * @param pause how long to wait before the second try; every further wait doubles
 * @param proxies the way through the network
 */
public record DownloadSettings(
    Duration connect, Duration stall, int attempts, Duration pause, ProxySelector proxies) {
  /**
   * Settings for the open internet and the system's proxies.
   *
   * @return the settings
   */
  public static DownloadSettings standard() {
    return new DownloadSettings(
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        5,
        Duration.ofSeconds(1),
        EnvironmentProxies.standard());
  }
}
