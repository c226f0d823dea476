package org.mixmim.model.engine;

import java.util.List;
import java.util.Optional;

/**
 * What the engine is and can use.
 *
 * @param engine its name
 * @param version of libtorch
 * @param threads that one operation uses
 * @param devices each known kind at least once
 */
public record EngineReport(String engine, String version, int threads, List<DeviceReport> devices) {
  /**
   * A device, and why it is not used if it is not.
   *
   * @param device which
   * @param unusable the reason and the remedy; empty if the device can be used
   */
  public record DeviceReport(Device device, Optional<EngineException> unusable) {}
}
