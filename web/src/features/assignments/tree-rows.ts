import type { AssignmentTreeNode, StatusLamp } from '@ducha/contracts';

export interface TreeRow {
  node: AssignmentTreeNode;
  /** 1 for the units the item was dispatched to. */
  level: number;
  parentId: string | null;
  /** Place among its siblings, from 1, and how many they are. */
  position: number;
  siblings: number;
  isExpanded: boolean;
  /** What lies below, at all levels. */
  below: { total: number; RED: number; YELLOW: number };
}

/** With more nodes than this only the first level is open at the beginning. */
const openUpTo = 40;

const sizeOf = (nodes: readonly AssignmentTreeNode[]): number =>
  nodes.reduce((sum, node) => sum + 1 + sizeOf(node.children), 0);

function countBelow(node: AssignmentTreeNode): TreeRow['below'] {
  const count = { total: 0, RED: 0, YELLOW: 0 };
  for (const child of node.children) {
    const further = countBelow(child);
    const is = (lamp: StatusLamp) => (child.lamp === lamp ? 1 : 0);
    count.total += 1 + further.total;
    count.RED += is('RED') + further.RED;
    count.YELLOW += is('YELLOW') + further.YELLOW;
  }
  return count;
}

/** The way from a root down to the node, both included; empty where it is not in the tree. */
export function wayTo(nodes: readonly AssignmentTreeNode[], id: string): AssignmentTreeNode[] {
  for (const node of nodes) {
    if (node.id === id) return [node];
    const way = wayTo(node.children, id);
    if (way.length > 0) return [node, ...way];
  }
  return [];
}

/** The way down the leads to the deepest task, the first of several: for an item the line from its source to a 嘎查. */
export function deepestWay(nodes: readonly AssignmentTreeNode[]): AssignmentTreeNode[] {
  const leads = nodes.filter(({ role }) => role === 'LEAD');
  return leads.reduce<AssignmentTreeNode[]>((deepest, node) => {
    const way = [node, ...deepestWay(node.children)];
    return way.length > deepest.length ? way : deepest;
  }, []);
}

/** The nodes that stand open at first: all of a small tree; of a large one the way to the shown assignment. */
export function openAtFirst(roots: readonly AssignmentTreeNode[], currentId: string | undefined): Set<string> {
  const open = new Set<string>();
  const openAll = (nodes: readonly AssignmentTreeNode[]) => {
    for (const node of nodes) {
      if (node.children.length > 0) open.add(node.id);
      openAll(node.children);
    }
  };
  if (sizeOf(roots) <= openUpTo) openAll(roots);
  else if (currentId) wayTo(roots, currentId).forEach(({ id }) => open.add(id));
  return open;
}

/** The rows of the tree as they stand below each other now. */
export function treeRows(roots: readonly AssignmentTreeNode[], open: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (nodes: readonly AssignmentTreeNode[], level: number, parentId: string | null) => {
    nodes.forEach((node, index) => {
      const isExpanded = node.children.length > 0 && open.has(node.id);
      const place = { position: index + 1, siblings: nodes.length };
      rows.push({ node, level, parentId, ...place, isExpanded, below: countBelow(node) });
      if (isExpanded) add(node.children, level + 1, node.id);
    });
  };
  add(roots, 1, null);
  return rows;
}

export type TreeMove = { focus: string } | { open: string } | { close: string };

/** What a key does in the tree, as the WAI-ARIA tree pattern has it; `j` and `k` move as in the lists. */
export function treeMove(key: string, rows: readonly TreeRow[], focusedId: string): TreeMove | null {
  const index = rows.findIndex(({ node }) => node.id === focusedId);
  const row = rows[index];
  if (!row) return null;
  const to = (target: TreeRow | undefined): TreeMove | null => (target ? { focus: target.node.id } : null);
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return to(rows[index + 1]);
    case 'ArrowUp':
    case 'k':
      return to(rows[index - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows[rows.length - 1]);
    case 'ArrowRight':
      if (row.node.children.length === 0) return null;
      return row.isExpanded ? to(rows[index + 1]) : { open: focusedId };
    case 'ArrowLeft':
      if (row.isExpanded) return { close: focusedId };
      return row.parentId ? { focus: row.parentId } : null;
    default:
      return null;
  }
}
