package org.mixmim.model.zoo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the environment names ({@code https_proxy}, {@code http_proxy}, {@code
 * all_proxy}, {@code no_proxy}, as curl reads them), or else those that Java knows of. Java itself
 * does not look at these variables, and on Linux they are where a system keeps its proxy.
 */
final class EnvironmentProxies extends ProxySelector {
  private static final int DEFAULT_PORT = 80;

  private final Map<String, String> environment;
  private final Optional<ProxySelector> otherwise;

  EnvironmentProxies(Map<String, String> environment, Optional<ProxySelector> otherwise) {
    this.environment = Map.copyOf(environment);
    this.otherwise = otherwise;
  }

  static ProxySelector standard() {
    return new EnvironmentProxies(System.getenv(), Optional.ofNullable(ProxySelector.getDefault()));
  }

  @Override
  public List<Proxy> select(@Nullable URI uri) {
    if (uri == null || uri.getHost() == null || isExempt(uri.getHost())) {
      return List.of(Proxy.NO_PROXY);
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    Optional<Proxy> named =
        variable(scheme + "_proxy").or(() -> variable("all_proxy")).flatMap(this::proxy);
    if (named.isPresent()) {
      return List.of(named.get());
    }
    return otherwise.map(selector -> selector.select(uri)).orElse(List.of(Proxy.NO_PROXY));
  }

  private Optional<Proxy> proxy(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() == null || !uri.getScheme().startsWith("http")) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      return Optional.of(
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isExempt(String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    for (String rule : variable("no_proxy").orElse("").toLowerCase(Locale.ROOT).split(",", -1)) {
      String domain = rule.strip().replaceFirst("^\\*?\\.", "");
      if (domain.equals("*")
          || (!domain.isEmpty() && (wanted.equals(domain) || wanted.endsWith("." + domain)))) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(text -> !text.isBlank());
  }

  @Override
  public void connectFailed(
      @Nullable URI uri, @Nullable SocketAddress address, @Nullable IOException failure) {
    // The download reports the failure itself.
  }
}
