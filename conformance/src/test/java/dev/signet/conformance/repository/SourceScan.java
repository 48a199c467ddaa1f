// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.repository;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** Measures methods with the compiler's own parser. */
final class SourceScan extends TreePathScanner<Void, Void> {
  /**
   * One method or constructor with a body.
   *
   * @param lines from its first annotation to its closing brace
   * @param nesting blocks in blocks; an {@code else if} does not count again
   */
  record Method(Path file, String name, int lines, int nesting, int parameters) {
    String where() {
      return file + "#" + name;
    }
  }

  private final List<Method> methods = new ArrayList<>();
  private final List<String> undocumented = new ArrayList<>();
  private CompilationUnitTree unit;
  private DocTrees trees;
  private int depth;
  private int deepest;

  private SourceScan(CompilationUnitTree unit, DocTrees trees) {
    this.unit = unit;
    this.trees = trees;
  }

  /** Reads the files, whose paths start at the root. */
  static SourceScan of(List<Path> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(problem -> {}, null, null)) {
      var sources =
          manager.getJavaFileObjectsFromPaths(
              files.stream().map(Repository.root()::resolve).toList());
      var task =
          (JavacTask) compiler.getTask(null, manager, problem -> {}, List.of(), null, sources);
      SourceScan all = null;
      for (CompilationUnitTree unit : task.parse()) {
        all = all == null ? new SourceScan(unit, DocTrees.instance(task)) : all;
        all.unit = unit;
        all.scan(new TreePath(unit), null);
      }
      if (all == null) {
        throw new AssertionError("no sources");
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Method> methods() {
    return List.copyOf(methods);
  }

  /** Public types and methods without a doc comment. */
  List<String> undocumented() {
    return List.copyOf(undocumented);
  }

  @Override
  public Void visitClass(ClassTree type, Void unused) {
    if (isPublic(type.getModifiers()) && !isDocumented()) {
      undocumented.add(file() + "#" + type.getSimpleName());
    }
    return apart(() -> super.visitClass(type, null));
  }

  @Override
  public Void visitMethod(MethodTree method, Void unused) {
    if (isPartOfTheApi(method) && !isDocumented()) {
      undocumented.add(file() + "#" + method.getName());
    }
    if (method.getBody() == null) {
      return super.visitMethod(method, null);
    }
    return apart(() -> {
      super.visitMethod(method, null);
      methods.add(measured(method));
      return null;
    });
  }

  @Override
  public Void visitIf(IfTree tree, Void unused) {
    boolean elseIf =
        getCurrentPath().getParentPath().getLeaf() instanceof IfTree outer
            && outer.getElseStatement() == tree;
    return elseIf ? super.visitIf(tree, null) : nested(() -> super.visitIf(tree, null));
  }

  @Override
  public Void visitForLoop(ForLoopTree tree, Void unused) {
    return nested(() -> super.visitForLoop(tree, null));
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
    return nested(() -> super.visitEnhancedForLoop(tree, null));
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree tree, Void unused) {
    return nested(() -> super.visitWhileLoop(tree, null));
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
    return nested(() -> super.visitDoWhileLoop(tree, null));
  }

  @Override
  public Void visitSwitch(SwitchTree tree, Void unused) {
    return nested(() -> super.visitSwitch(tree, null));
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree tree, Void unused) {
    return nested(() -> super.visitSwitchExpression(tree, null));
  }

  @Override
  public Void visitTry(TryTree tree, Void unused) {
    return nested(() -> super.visitTry(tree, null));
  }

  private Method measured(MethodTree method) {
    LineMap map = unit.getLineMap();
    BlockTree body = method.getBody();
    long end = trees.getSourcePositions().getEndPosition(unit, body);
    // A record's compact constructor has no position of its own for what the compiler adds.
    long start = Math.max(0, trees.getSourcePositions().getStartPosition(unit, method));
    int lines = (int) (map.getLineNumber(end) - map.getLineNumber(start) + 1);
    String name = method.getName().toString();
    return new Method(file(), name, lines, deepest, parameters(method));
  }

  /** What a record's components or an inherited method ask for is not this method's choice. */
  private int parameters(MethodTree method) {
    boolean inRecord = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
    boolean constructor = method.getReturnType() == null;
    return (inRecord && constructor) || overrides(method) ? 0 : method.getParameters().size();
  }

  private boolean isPartOfTheApi(MethodTree method) {
    return !overrides(method) && (isPublic(method.getModifiers()) || isInInterface(method));
  }

  private static boolean overrides(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(mark -> mark.getAnnotationType().toString().equals("Override"));
  }

  /** A method of a public interface is public without the word. */
  private boolean isInInterface(MethodTree method) {
    return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner
        && owner.getKind() == Tree.Kind.INTERFACE
        && isPublic(owner.getModifiers())
        && !method.getModifiers().getFlags().contains(Modifier.PRIVATE);
  }

  private static boolean isPublic(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.PUBLIC);
  }

  private boolean isDocumented() {
    return trees.getDocCommentTree(getCurrentPath()) != null;
  }

  private Path file() {
    return Repository.root().relativize(Path.of(unit.getSourceFile().toUri()));
  }

  private Void nested(Supplier<Void> visit) {
    depth++;
    deepest = Math.max(deepest, depth);
    try {
      return visit.get();
    } finally {
      depth--;
    }
  }

  /** A method, and a class in a method, start at no depth. */
  private Void apart(Supplier<Void> visit) {
    int outerDepth = depth;
    int outerDeepest = deepest;
    depth = 0;
    deepest = 0;
    try {
      return visit.get();
    } finally {
      depth = outerDepth;
      deepest = outerDeepest;
    }
  }
}
