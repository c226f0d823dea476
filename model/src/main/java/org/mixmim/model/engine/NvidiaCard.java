package org.mixmim.model.engine;

/**
 * An NVIDIA card that the system's driver knows, whether or not the engine can use it.
 *
 * @param name for example {@code NVIDIA H100 PCIe}
 * @param driver version of the driver
 */
public record NvidiaCard(String name, String driver) {}
