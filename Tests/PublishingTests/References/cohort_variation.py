# SPDX-License-Identifier: GPL-3.0-or-later
# The example of MethodWords, "Ordinary variation between cohorts": 40 schools, 3 years, no true change, exact conditional
# trend test (mid-p), Benjamini-Hochberg 5 %. For each n a year: P(any confirmed), mean number confirmed of 40.
# "zero" has no variation between cohorts, "prob" has normal shares around 20 % with a standard deviation of 5 points.
# n = 25, 50, 100, 200 give 0.191, 0.492, 0.872, 0.996 and 0.26, 0.96, 3.3, 8.64 (zero: 0.04 to 0.05).
import numpy as np
from scipy.special import gammaln
rng=np.random.default_rng(1)
def lc(n):
    k=np.arange(n+1); return gammaln(n+1)-gammaln(k+1)-gammaln(n-k+1)
for n in (25, 50, 100, 200):
    L=lc(n); tab=np.ones((3*n+1,2*n+1))
    i=np.arange(n+1); A,B=np.meshgrid(i,i,indexing='ij'); D=(B-A+n)
    for t in range(3*n+1):
        M=t-A-B; ok=(M>=0)&(M<=n)
        w=np.where(ok,np.exp(np.clip(L[A]+L[B]+np.where(ok,L[np.clip(M,0,n)],0)-lc(3*n)[t],-700,0)),0)
        d=np.bincount(D[ok],w[ok],2*n+1); d/=d.sum()
        a=np.abs(np.arange(-n,n+1))
        by=np.bincount(a,d,n+1); tail=by[::-1].cumsum()[::-1]
        tab[t]=np.minimum(1,(tail-by/2)[a])
    R=4000
    for name,pp in (('zero',np.full((R,40,3),.2)),('prob',np.clip(rng.normal(.2,.05,(R,40,3)),.001,.999))):
        x=rng.binomial(n,pp); tot=x.sum(2); T=x[:,:,2]-x[:,:,0]
        s=np.sort(tab[tot,T+n],1); k=(s<=.05*np.arange(1,41)/40)
        c=np.where(k.any(1),40-np.argmax(k[:,::-1],1),0)
        print(n,name,(c>0).mean().round(3),c.mean().round(2),flush=True)
