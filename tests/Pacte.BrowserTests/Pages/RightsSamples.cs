using Pacte.BrowserTests.Kit;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Rights;

namespace Pacte.BrowserTests.Pages;

/// <summary>The pages of what is held on somebody, opened by the patient who booked for the other samples.</summary>
internal sealed class RightsSamples(ListeningApp app, Dictionary<string, PageSample[]> samples)
{
    private static readonly RightsForm Nobody = Form("personne@exemple.test");

    public async Task AddAsync(PacteDb db)
    {
        var known = db.Persons.First(p => p.Contact!.StartsWith("patiente.")).Contact!;
        var asked = await AskAsync(Nobody);
        samples["/mes-donnees/{Id:guid}/code"] = [new($"/mes-donnees/{asked:N}/code")];
        var (home, empty) = ($"/mes-donnees/{await ProveAsync(Form(known)):N}", $"/mes-donnees/{await ProveAsync(Nobody):N}");
        var draft = Guid.Parse(home[^32..]);
        var person = (await app.Get<SeeHeld>().ExecuteAsync(draft, CancellationToken.None))!.Persons[0];
        samples["/mes-donnees/{Id:guid}"] = [new(home), new(empty)];
        samples["/mes-donnees/{Id:guid}/{Person:guid}/corriger"] = [new($"{home}/{person.Id:N}/corriger")];
        samples["/mes-donnees/{Id:guid}/{Person:guid}/commune"] = [new($"{home}/{person.Id:N}/commune")];
        samples["/mes-donnees/{Id:guid}/{Person:guid}/effacer"] = [new($"{home}/{person.Id:N}/effacer")];
        var proof = await app.Get<ChangeContact>().AskAsync(draft, new Contact("nouvelle@exemple.test"), [1], CancellationToken.None);
        samples["/mes-donnees/{Id:guid}/{Person:guid}/contact/{Proof:guid}"] = [new($"{home}/{person.Id:N}/contact/{proof.Value:N}")];
    }

    private static RightsForm Form(string contact) => new() { Contact = contact, Birth = new() { Day = "14", Month = "7", Year = "1961" } };

    private async Task<Guid> AskAsync(RightsForm form)
    {
        var asked = await app.Get<AskForRights>().ExecuteAsync(form, [1], CancellationToken.None);
        Assert.True(asked.IsDone, asked.Refusal.ToString());
        return asked.Value;
    }

    private async Task<Guid> ProveAsync(RightsForm form)
    {
        // Messages are told apart by the second in which they were written.
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var draft = await AskAsync(form);
        var proved = await app.Get<ProveRights>().ExecuteAsync(draft, await app.Database.LastCodeToAsync(form.Contact!), CancellationToken.None);
        Assert.True(proved.IsDone, proved.Refusal.ToString());
        return draft;
    }
}
