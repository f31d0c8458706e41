// Solves a DIMACS min-cost-flow file with LEMON: lemon ns|cs FILE REPETITIONS. Prints what `solve` prints.
// A time covers the graph, its maps and run(); the file is read before, arcs grouped by tail as a StaticDigraph wants them.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

namespace {

using Graph = lemon::StaticDigraph;

struct Problem {
  int nodes = 0;
  std::vector<long long> supplies, capacities, costs;
  std::vector<std::pair<int, int>> ends;
};

Problem Read(const char* path) {
  std::FILE* file = std::fopen(path, "r");
  if (!file) std::exit(3);
  Problem read;
  std::vector<std::pair<int, int>> ends;
  std::vector<long long> capacities, costs;
  char line[256];
  while (std::fgets(line, sizeof line, file)) {
    int from, to;
    long long low, capacity, cost;
    if (line[0] == 'p') {
      std::sscanf(line, "p min %d", &read.nodes);
      read.supplies.assign(read.nodes, 0);
    } else if (line[0] == 'n' && std::sscanf(line, "n %d %lld", &from, &cost) == 2) {
      read.supplies[from - 1] = cost;
    } else if (line[0] == 'a' && std::sscanf(line, "a %d %d %lld %lld %lld", &from, &to, &low, &capacity, &cost) == 5) {
      ends.emplace_back(from - 1, to - 1);
      capacities.push_back(capacity);
      costs.push_back(cost);
    }
  }
  std::fclose(file);
  std::vector<int> next(read.nodes + 1, 0);
  for (const auto& arc : ends) next[arc.first + 1]++;
  for (int node = 0; node < read.nodes; node++) next[node + 1] += next[node];
  read.ends.resize(ends.size());
  read.capacities.resize(ends.size());
  read.costs.resize(ends.size());
  for (std::size_t arc = 0; arc < ends.size(); arc++) {
    const int place = next[ends[arc].first]++;
    read.ends[place] = ends[arc];
    read.capacities[place] = capacities[arc];
    read.costs[place] = costs[arc];
  }
  return read;
}

template <typename Solver>
long long Solve(const Problem& problem) {
  Graph graph;
  graph.build(problem.nodes, problem.ends.begin(), problem.ends.end());
  Graph::ArcMap<long long> capacity(graph), cost(graph);
  Graph::NodeMap<long long> supply(graph);
  for (int arc = 0; arc < graph.arcNum(); arc++) {
    capacity[graph.arc(arc)] = problem.capacities[arc];
    cost[graph.arc(arc)] = problem.costs[arc];
  }
  for (int node = 0; node < problem.nodes; node++) supply[graph.node(node)] = problem.supplies[node];
  Solver solver(graph);
  solver.upperMap(capacity).costMap(cost).supplyMap(supply);
  if (solver.run() != Solver::OPTIMAL) std::exit(1);
  return solver.template totalCost<long long>();
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return 2;
  const Problem problem = Read(words[2]);
  long long total = 0;
  for (int left = std::atoi(words[3]); left > 0; left--) {
    const auto began = std::chrono::steady_clock::now();
    total = std::strcmp(words[1], "ns") == 0 ? Solve<lemon::NetworkSimplex<Graph, long long, long long>>(problem)
                                            : Solve<lemon::CostScaling<Graph, long long, long long>>(problem);
    std::printf("c solve_ms %.3f\n", std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
  }
  rusage used;
  getrusage(RUSAGE_SELF, &used);
  std::printf("c peak_mb %.1f\ns %lld\n", used.ru_maxrss / 1024.0, total);
}
