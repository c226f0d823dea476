package org.mixmim.model.inference;

/**
 * How to show a prediction.
 *
 * @param colours where its colours come from
 * @param pasteVisible show the original at cells that were visible, where the prediction means
 *     nothing
 */
public record Rendering(ColourMode colours, boolean pasteVisible) {}
