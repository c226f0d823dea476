package org.mixmim.app.pixels;

/**
 * A place in the grid of cells.
 *
 * @param row from 0 at the top
 * @param column from 0 at the left
 */
public record Cell(int row, int column) {}
