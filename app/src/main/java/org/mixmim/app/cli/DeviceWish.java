package org.mixmim.app.cli;

import java.util.Optional;
import org.mixmim.model.engine.Device;
import org.mixmim.model.inference.AutomaticDevice;

/**
 * Where to compute.
 *
 * @param named by the user; empty leaves the choice to the program
 */
record DeviceWish(Optional<Device> named) {
  static final DeviceWish AUTOMATIC = new DeviceWish(Optional.empty());

  /** The device meant; the first time on a machine with several, they are measured. */
  Device device() {
    return named.orElseGet(AutomaticDevice::measured);
  }
}
