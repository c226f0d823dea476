package org.mixmim.app.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mixmim.model.engine.Device;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code auto}, {@code cpu}, {@code cuda}, {@code cuda:1}, {@code mps}. */
final class DeviceConverter implements ITypeConverter<DeviceWish> {
  private static final Pattern DEVICE = Pattern.compile("(cpu|cuda|mps)(?::(\\d{1,3}))?");

  @Override
  public DeviceWish convert(String text) {
    if (text.equalsIgnoreCase("auto")) {
      return DeviceWish.AUTOMATIC;
    }
    Matcher matcher = DEVICE.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new TypeConversionException("'" + text + "' is not auto, cpu, cuda, cuda:N or mps");
    }
    String index = matcher.group(2);
    return new DeviceWish(
        Optional.of(
            new Device(
                Device.Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                index == null ? 0 : Integer.parseInt(index))));
  }
}
