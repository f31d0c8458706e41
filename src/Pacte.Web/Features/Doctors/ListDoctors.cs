using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Doctors;

public sealed record DoctorLine(
    Guid Id, string Name, DoctorState State, Specialty Specialty, string HomeCommuneName, int TravelLimitKm, int Offers, int Used, int Cap);

/// <summary>A page of the list, and how many doctors there are in all.</summary>
public sealed record DoctorList(IReadOnlyList<DoctorLine> Lines, int Total, int ToVerify);

/// <summary>Reads the doctors of an agency: those to verify first, the longest waiting before the others.</summary>
public sealed class ListDoctors(UnitOfWork work)
{
    public const int PageLength = 100;

    /// <param name="Month">Of the figures.</param>
    /// <param name="Name">Part of a name; null for all.</param>
    /// <param name="Page">From 1.</param>
    public sealed record Request(MonthOfYear Month, string? Name = null, int Page = 1);

    public Task<DoctorList> ExecuteAsync(Request request, Actor actor, CancellationToken ct) => work.ReadAsync(actor.Scope, async db =>
    {
        var (first, last) = (request.Month.FirstDay, request.Month.LastDay);
        var mine = db.Doctors.ManagedBy(actor);
        if (!string.IsNullOrWhiteSpace(request.Name))
        {
            var pattern = $"%{Escaped(request.Name.Trim())}%";
            mine = mine.Where(d => EF.Functions.ILike(d.FirstName + " " + d.LastName, pattern, "\\"));
        }

        var lines = await mine
            .OrderBy(d => d.State == DoctorState.Registered ? 0 : d.State == DoctorState.Suspended ? 2 : 1)
            .ThenBy(d => d.State == DoctorState.Registered ? d.RegisteredAt : DateTimeOffset.UnixEpoch)
            .ThenBy(d => d.LastName).ThenBy(d => d.FirstName).ThenBy(d => d.Id)
            .Skip((Math.Max(1, request.Page) - 1) * PageLength).Take(PageLength)
            .Select(d => new DoctorLine(
                d.Id,
                d.FirstName + " " + d.LastName,
                d.State,
                d.Specialty,
                d.HomeCommuneName,
                d.TravelLimitKm,
                db.Offers.Count(o => o.DoctorId == d.Id && o.Date >= first && o.Date <= last),
                db.DoctorMonths.Where(m => m.DoctorId == d.Id && m.Month == first).Sum(m => m.Used),
                db.DoctorMonths.Where(m => m.DoctorId == d.Id && m.Month == first).Select(m => (int?)m.Cap).FirstOrDefault()
                    ?? DoctorMonth.UsualCap))
            .ToListAsync(ct);
        return new DoctorList(lines, await mine.CountAsync(ct), await mine.CountAsync(d => d.State == DoctorState.Registered, ct));
    });

    private static string Escaped(string text) => text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_");
}
