package org.mixmim.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentProxiesTest {
  @ParameterizedTest
  @CsvSource({
    "https_proxy, http://proxy.example:3128, '',             https://a.org/x,     proxy.example:3128",
    "HTTPS_PROXY, proxy.example:3128,        '',             https://a.org/x,     proxy.example:3128",
    "all_proxy,   http://proxy.example,      '',             https://a.org/x,     proxy.example:80",
    "http_proxy,  http://proxy.example:3128, '',             https://a.org/x,     ",
    "https_proxy, http://proxy.example:3128, 'b.org, a.org', https://www.a.org/x, ",
    "https_proxy, http://proxy.example:3128, '.a.org',       https://nota.org/x,  proxy.example:3128",
    "https_proxy, http://proxy.example:3128, '*',            https://a.org/x,     ",
    "https_proxy, ://nonsense,               '',             https://a.org/x,     "
  })
  void readsTheVariables(
      String variable, String value, String exempt, URI address, @Nullable String expected) {
    ProxySelector selector =
        new EnvironmentProxies(Map.of(variable, value, "no_proxy", exempt), Optional.empty());
    Proxy proxy = selector.select(address).getFirst();
    if (expected == null) {
      assertThat(proxy).isEqualTo(Proxy.NO_PROXY);
    } else {
      InetSocketAddress target = (InetSocketAddress) proxy.address();
      assertThat(target.getHostString() + ":" + target.getPort()).isEqualTo(expected);
    }
  }

  @Test
  void leavesTheRestToTheSystem() {
    InetSocketAddress address = InetSocketAddress.createUnresolved("system.example", 8080);
    ProxySelector selector =
        new EnvironmentProxies(Map.of(), Optional.of(ProxySelector.of(address)));
    assertThat(selector.select(URI.create("https://a.org/x")))
        .containsExactly(new Proxy(Proxy.Type.HTTP, address));
  }
}
