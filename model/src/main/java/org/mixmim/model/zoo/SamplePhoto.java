package org.mixmim.model.zoo;

import java.net.URL;

/**
 * A photograph that comes with the program.
 *
 * @param id stable across versions
 * @param title what it shows
 * @param url the JPEG file
 * @param author who took it
 * @param source where it was taken from
 * @param licence under what terms it is given
 */
public record SamplePhoto(
    String id, LocalisedText title, URL url, String author, String source, String licence) {}
