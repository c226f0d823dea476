package org.mixmim.model.zoo;

/**
 * Two sample photographs that are worth mixing.
 *
 * @param a the first
 * @param b the second
 * @param why what the pair shows
 */
public record LessonPair(SamplePhoto a, SamplePhoto b, LocalisedText why) {}
