package org.mixmim.model.kernel;

/**
 * TorchScript of the operations, in the form that archives hold. The scripts of layers have the
 * same functions: {@code pack} and {@code bias} make the first two of the tensors {@code l} that
 * the forms of the layer take. {@link ChosenScript} puts scripts together: it gives functions
 * longer names, also where they are called {@code own_}, and fills in what is written in capitals.
 */
final class KernelScripts {
  /** oneDNN in float32. */
  static final String ONEDNN =
      """
      def pack(self: __torch__.M, w: Tensor, rows: int) -> Tensor:
        return ops.mkldnn._reorder_linear_weight(w, rows)
      def bias(self: __torch__.M, b: Tensor) -> Tensor:
        return b
      def inner(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        return ops.mkldnn._linear_pointwise(x, l[0], l[1], "none", annotate(List[Optional[number]], []), "")
      def apply(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        return ops.mkldnn._linear_pointwise(x, l[0], l[1], "none", annotate(List[Optional[number]], []), "")
      def gelu(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        return ops.mkldnn._linear_pointwise(x, l[0], l[1], "gelu", annotate(List[Optional[number]], []), "none")
      def add(self: __torch__.M, x: Tensor, r: Tensor, l: List[Tensor], rows: int) -> Tensor:
        return ops.mkldnn._linear_pointwise(x, r, l[0], l[1], "add")
      """;

  /** oneDNN with products in a narrower format; float32, TorchScript's number 6, comes out. */
  static final String ONEDNN_NARROW =
      """
      def pack(self: __torch__.M, w: Tensor, rows: int) -> Tensor:
        return ops.mkldnn._reorder_linear_weight(torch.to(w, FORMAT, False, False, None), rows)
      def bias(self: __torch__.M, b: Tensor) -> Tensor:
        return torch.to(b, FORMAT, False, False, None)
      def inner(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        h = torch.to(x, FORMAT, False, False, None)
        return ops.mkldnn._linear_pointwise(h, l[0], l[1], "none", annotate(List[Optional[number]], []), "")
      def apply(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        h = torch.to(x, FORMAT, False, False, None)
        y = ops.mkldnn._linear_pointwise(h, l[0], l[1], "none", annotate(List[Optional[number]], []), "")
        return torch.to(y, 6, False, False, None)
      def gelu(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        h = torch.to(x, FORMAT, False, False, None)
        return ops.mkldnn._linear_pointwise(h, l[0], l[1], "gelu", annotate(List[Optional[number]], []), "none")
      def add(self: __torch__.M, x: Tensor, r: Tensor, l: List[Tensor], rows: int) -> Tensor:
        h = torch.to(x, FORMAT, False, False, None)
        y = ops.mkldnn._linear_pointwise(h, l[0], l[1], "none", annotate(List[Optional[number]], []), "")
        return torch.add(r, y)
      """;

  /** The engine's own layer in a format, for what oneDNN does not serve. */
  static final String PLAIN =
      """
      def pack(self: __torch__.M, w: Tensor, rows: int) -> Tensor:
        return torch.to(w, FORMAT, False, False, None)
      def bias(self: __torch__.M, b: Tensor) -> Tensor:
        return torch.to(b, FORMAT, False, False, None)
      def inner(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        return torch.linear(torch.to(x, FORMAT, False, False, None), l[0], l[1])
      def apply(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        y = torch.linear(torch.to(x, FORMAT, False, False, None), l[0], l[1])
        return torch.to(y, 6, False, False, None)
      def gelu(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        return torch.gelu(torch.linear(torch.to(x, FORMAT, False, False, None), l[0], l[1]))
      def add(self: __torch__.M, x: Tensor, r: Tensor, l: List[Tensor], rows: int) -> Tensor:
        return torch.add(r, torch.linear(torch.to(x, FORMAT, False, False, None), l[0], l[1]))
      """;

  /**
   * MKL, whose packed weight serves one number of rows: that many at a time. The last share starts
   * early enough to be whole, and fewer rows than one share are filled up. The third tensor has the
   * shape of the weight.
   */
  static final String MKL =
      """
      def pack(self: __torch__.M, w: Tensor, rows: int) -> Tensor:
        return ops.mkl._mkl_reorder_linear_weight(w, rows)
      def flat(self: __torch__.M, x: Tensor, rows: int) -> Tensor:
        y = torch.reshape(x, [-1, torch.size(x, -1)])
        lacking = ops.prim.max(torch.sub(rows, torch.size(y, 0)), 0)
        if torch.gt(lacking, 0):
          z = torch.constant_pad_nd(y, [0, 0, 0, lacking], 0)
        else:
          z = y
        return z
      def empty(self: __torch__.M, x: Tensor, w: Tensor) -> Tensor:
        return torch.new_empty(x, [torch.size(x, 0), torch.size(w, 0)])
      def starts(self: __torch__.M, x: Tensor, rows: int) -> List[int]:
        n = torch.size(x, 0)
        result = annotate(List[int], [])
        for i in range(torch.floordiv(torch.sub(torch.add(n, rows), 1), rows)):
          _0 = torch.append(result, ops.prim.min(torch.mul(i, rows), torch.sub(n, rows)))
        return result
      def shaped(self: __torch__.M, y: Tensor, x: Tensor) -> Tensor:
        shape = torch.size(x)
        _0 = torch._set_item(shape, -1, torch.size(y, 1))
        n = torch.floordiv(torch.numel(x), torch.size(x, -1))
        return torch.view(torch.narrow(y, 0, 0, n), shape)
      def bias(self: __torch__.M, b: Tensor) -> Tensor:
        return b
      def inner(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        return (self).own_apply(x, l, rows)
      def apply(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        z = (self).own_flat(x, rows)
        y = (self).own_empty(z, l[2])
        for at in (self).own_starts(z, rows):
          h = ops.mkl._mkl_linear(torch.narrow(z, 0, at, rows), l[0], l[2], None, rows)
          _0 = torch.add(h, l[1], alpha=1, out=torch.narrow(y, 0, at, rows))
        return (self).own_shaped(y, x)
      def gelu(self: __torch__.M, x: Tensor, l: List[Tensor], rows: int) -> Tensor:
        z = (self).own_flat(x, rows)
        y = (self).own_empty(z, l[2])
        for at in (self).own_starts(z, rows):
          h = ops.mkl._mkl_linear(torch.narrow(z, 0, at, rows), l[0], l[2], l[1], rows)
          _0 = torch.gelu(h, approximate="none", out=torch.narrow(y, 0, at, rows))
        return (self).own_shaped(y, x)
      def add(self: __torch__.M, x: Tensor, r: Tensor, l: List[Tensor], rows: int) -> Tensor:
        z = (self).own_flat(x, rows)
        q = (self).own_flat(r, rows)
        y = (self).own_empty(z, l[2])
        for at in (self).own_starts(z, rows):
          h = ops.mkl._mkl_linear(torch.narrow(z, 0, at, rows), l[0], l[2], l[1], rows)
          _0 = torch.add(h, torch.narrow(q, 0, at, rows), alpha=1, out=torch.narrow(y, 0, at, rows))
        return (self).own_shaped(y, x)
      """;

  /**
   * Attention within groups of tokens: {@code free} and {@code biased} in windows, {@code runs} in
   * runs.
   */
  private static final String ATTENDING =
      """
      def split(self: __torch__.M, a: Tensor, heads: int) -> Tensor:
        s = torch.view(torch.to(a, FORMAT, False, False, None), [torch.size(a, 0), torch.size(a, 1), 3, heads, -1])
        return torch.permute(s, [2, 0, 3, 1, 4])
      def free(self: __torch__.M, a: Tensor, heads: int, length: int) -> Tensor:
        s = (self).split(torch.reshape(a, [-1, length, torch.size(a, -1)]), heads)
        o = (self).attend(torch.select(s, 0, 0), torch.select(s, 0, 1), torch.select(s, 0, 2), None)
        return torch.reshape(torch.transpose(o, 1, 2), [torch.size(a, 0), torch.size(a, 1), -1])
      def biased(self: __torch__.M, a: Tensor, heads: int, length: int, bias: Tensor) -> Tensor:
        s = (self).split(torch.reshape(a, [-1, length, torch.size(a, -1)]), heads)
        o = (self).attend(torch.select(s, 0, 0), torch.select(s, 0, 1), torch.select(s, 0, 2), bias)
        return torch.reshape(torch.transpose(o, 1, 2), [torch.size(a, 0), torch.size(a, 1), -1])
      def runs(self: __torch__.M, a: Tensor, heads: int, bias: Tensor, lengths: List[int]) -> Tensor:
        s = (self).split(a, heads)
        parts = annotate(List[Tensor], [])
        at = 0
        pair = 0
        for i in range(torch.len(lengths)):
          m = lengths[i]
          r = torch.narrow(s, 3, at, m)
          b = torch.view(torch.narrow(bias, 1, pair, torch.mul(m, m)), [1, heads, m, m])
          o = (self).attend(torch.select(r, 0, 0), torch.select(r, 0, 1), torch.select(r, 0, 2), b)
          _0 = torch.append(parts, torch.transpose(o, 1, 2))
          at = torch.add(at, m)
          pair = torch.add(pair, torch.mul(m, m))
        return torch.reshape(torch.cat(parts, 1), [torch.size(a, 0), torch.size(a, 1), -1])
      """;

  /** Fused attention. */
  static final String ATTENTION =
      """
      def attend(self: __torch__.M, q: Tensor, k: Tensor, v: Tensor, bias: Optional[Tensor]) -> Tensor:
        return torch.scaled_dot_product_attention(q, k, v, bias, 0., False)
      """
          + ATTENDING;

  /** The same in single steps; on some processors faster in bfloat16. */
  static final String STEPWISE_ATTENTION =
      """
      def attend(self: __torch__.M, q: Tensor, k: Tensor, v: Tensor, bias: Optional[Tensor]) -> Tensor:
        c = torch.pow(torch.size(q, 3), -0.5)
        p = torch.matmul(torch.mul(q, c), torch.transpose(k, 2, 3))
        if torch.__isnot__(bias, None):
          b = unchecked_cast(Tensor, bias)
          scores = torch.add_(p, b)
        else:
          scores = p
        return torch.matmul(torch.softmax(scores, -1), v)
      """
          + ATTENDING;

  /**
   * The first half of a block, on its layers {@code FIRST_} and {@code SECOND_} and on attention:
   * {@code n} is weight and bias of the norm, {@code l} and {@code m} are the tensors of the
   * layers.
   */
  static final String ATTENTION_HALF =
      """
      def queries(self: __torch__.M, x: Tensor, n: List[Tensor], e: float, l: List[Tensor], rows: int) -> Tensor:
        y = torch.layer_norm(x, [torch.size(x, -1)], n[0], n[1], e, False)
        return (self).FIRST_inner(y, l, rows)
      def free_half(self: __torch__.M, x: Tensor, n: List[Tensor], e: float, l: List[Tensor], lr: int, m: List[Tensor], mr: int, heads: int, length: int) -> Tensor:
        o = (self).free((self).own_queries(x, n, e, l, lr), heads, length)
        return (self).SECOND_add(o, x, m, mr)
      def biased_half(self: __torch__.M, x: Tensor, n: List[Tensor], e: float, l: List[Tensor], lr: int, m: List[Tensor], mr: int, heads: int, length: int, bias: Tensor) -> Tensor:
        o = (self).biased((self).own_queries(x, n, e, l, lr), heads, length, bias)
        return (self).SECOND_add(o, x, m, mr)
      def runs_half(self: __torch__.M, x: Tensor, n: List[Tensor], e: float, l: List[Tensor], lr: int, m: List[Tensor], mr: int, heads: int, bias: Tensor, lengths: List[int]) -> Tensor:
        o = (self).runs((self).own_queries(x, n, e, l, lr), heads, bias, lengths)
        return (self).SECOND_add(o, x, m, mr)
      """;

  /** The second half of a block, likewise. */
  static final String FEED_FORWARD_HALF =
      """
      def feed_forward_half(self: __torch__.M, x: Tensor, n: List[Tensor], e: float, l: List[Tensor], lr: int, m: List[Tensor], mr: int) -> Tensor:
        y = torch.layer_norm(x, [torch.size(x, -1)], n[0], n[1], e, False)
        h = (self).FIRST_gelu(y, l, lr)
        return (self).SECOND_add(h, x, m, mr)
      """;

  /** From float32 to the format. */
  static final String CONVERT =
      """
      def convert(self: __torch__.M, x: Tensor) -> Tensor:
        return torch.to(x, FORMAT, False, False, None)
      """;

  /**
   * The same, with each row of the last axis beginning where a card can read 16 numbers at once;
   * attention would copy any other bias at every call.
   */
  static final String CONVERT_ALIGNED =
      """
      def convert(self: __torch__.M, x: Tensor) -> Tensor:
        n = torch.size(x, -1)
        y = torch.to(x, FORMAT, False, False, None)
        lacking = torch.remainder(torch.neg(n), 16)
        return torch.narrow(torch.constant_pad_nd(y, [0, lacking], 0), -1, 0, n)
      """;

  private KernelScripts() {}
}
